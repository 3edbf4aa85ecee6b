/** The samples with their data, for tests that need results. */
export const SAMPLES = ['star/star.study', 'phq9/phq9.study', 'star-as-published/star-as-published.study'] as const
