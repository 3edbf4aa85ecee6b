/** The studies that every feature is tried on. */
export const SAMPLES = ['star/star.study', 'phq9/phq9.study', 'star-as-published/star-as-published.study'] as const
