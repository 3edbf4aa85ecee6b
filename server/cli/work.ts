/** What the commands need beyond arguments and help: in the bundle a file of its own, which `--help` does not load. */
export { check } from './check.ts'
export { startEngine } from './engine.ts'
export { fmt } from './fmt.ts'
export { run } from './run.ts'
