import { words } from './word.ts'

export const instrumentWords = [
  ...words('clause', ['instrument'], {
    cite: 'The publication of the instrument.',
    licence: 'Under which terms the instrument may be used.',
    item: 'One question of the instrument, with its wording and scale.',
    items: 'A run of questions with running numbers, such as p1..p12.',
    reverse: 'Items whose answers are turned round: min + max − x of the declared scale.',
    asked: 'Who gets the item or the instrument; the others were not asked, so their answers are not missing.',
    needs: 'A variable that the instrument expects of the study that uses it.',
    subscale: 'A score over items that measures one construct; its reliability is computed without being asked.',
    score: 'Anything computed from items, subscales and other scores.',
    cutoffs: 'Bands of a score with names, lowest first; the score then has a .band.',
    mcid: 'The smallest change of a score that matters to patients.',
    retest: 'The test–retest reliability, from which the reliable change index is computed.',
    summary: 'A figure of the group, not of a person, such as a net promoter score.',
    norms: 'Reference values of a score: mean and standard deviation, or a table of looked-up values.',
  }),
  ...words('clause', ['score'], {
    measures: 'The construct that the score measures; without it the construct is the name of the score.',
    allow: 'How many answers may be missing; the sum or mean is then prorated.',
    rounded: 'A prorated score is rounded half up, as scoring manuals do.',
  }),
  ...words('clause', ['norms'], {
    mean: 'The mean of the reference population.',
    sd: 'The standard deviation of the reference population.',
  }),
  ...words('connector', ['instrument'], {
    doi: 'The digital object identifier of the publication.',
    on: 'The scale on which an item is answered.',
    when: 'The condition under which this holds.',
    otherwise: 'The value that stands for an item that was skipped.',
    reversed: 'The answers of this item are turned round.',
    unscored: 'The item belongs to no score, on purpose.',
    step: 'The distance between neighbouring values of a scale.',
  }),
  ...words('clause', ['scale', 'variable', 'data'], {
    missing: 'A code that stands for no answer.',
  }),
]
