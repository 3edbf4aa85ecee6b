import fc from 'fast-check'

/**
 * Property tests draw the same cases on every run, so that a red test is a change's doing; `PROPERTY_SEED=7` tries others, and
 * `PROPERTY_SEED=random` fresh ones each time.
 */
const wanted = process.env['PROPERTY_SEED'] ?? '20261123'
if (wanted !== 'random') fc.configureGlobal({ seed: Number(wanted) })
