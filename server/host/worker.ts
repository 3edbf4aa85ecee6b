import '../data/worker.ts'
