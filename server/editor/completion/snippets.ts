import type { Suggestion } from './suggestion.ts'
import { pattern } from './words.ts'

export interface SnippetRow {
  readonly label: string
  /** What it is, in one sentence. */
  readonly says: string
  /** With places to fill in: `‹1:proposal›`, `‹1|this,that|›`, `$0`. */
  readonly body: string
}

/** Whole declarations. A test fills each in and checks that it is a study without mistakes, beside what it refers to. */
export const DECLARATION_SNIPPETS: readonly SnippetRow[] = [
  {
    label: 'study { … }',
    says: 'The study as a whole: title, design, significance level and conventions.',
    body: `study "‹1:Title›" {
  design ‹2|cross-sectional,longitudinal,randomised,cohort,case-control|›
  alpha ‹3:0.05›
  conventions ‹4|r,spss,medcalc,stata|›$0
}`,
  },
  {
    label: 'scale 0–4 { … }',
    says: 'A scale of answers with codes and labels.',
    body: `scale ‹1:Frequency› "‹2:How often›" {
  0 "‹3:Never›"
  1 "‹4:Rarely›"
  2 "‹5:Sometimes›"
  3 "‹6:Often›"
  4 "‹7:Very often›"$0
}`,
  },
  {
    label: 'scale yes/no { … }',
    says: 'A scale of two answers.',
    body: `scale ‹1:YesNo› "‹2:Yes or no›" {
  0 "‹3:No›"
  1 "‹4:Yes›"$0
}`,
  },
  {
    label: 'scale 0..100',
    says: 'A scale given as a range, such as a visual analogue scale.',
    body: 'scale ‹1:Vas› "‹2:Visual analogue scale›" ‹3:0›..‹4:100›$0',
  },
  {
    label: 'instrument { … }',
    says: 'A questionnaire: items, reversed items, a score and its cut-offs.',
    body: `instrument ‹1:QUESTIONNAIRE› "‹2:Name of the questionnaire›" {
  cite "‹3:Authors, journal, year›"

  items ‹4:q1›..‹5:q10› on ‹6:Frequency›
  reverse ‹7:q3›

  subscale ‹8:total› "‹9:Total score›" = sum(‹4:q1›..‹5:q10›)

  cutoffs ‹8:total› "‹10:Severity›" {
    ‹11:low› "‹12:Low›" 0..‹13:19›
    ‹14:high› "‹15:High›" ‹16:20›..‹17:40›
  }$0
}`,
  },
  {
    label: 'variable : number',
    says: 'Something measured or counted, such as age.',
    body: 'variable ‹1:age› "‹2:Age, years›" : number in ‹3:18›..‹4:110›$0',
  },
  {
    label: 'variable : nominal { … }',
    says: 'Categories without an order, such as sex.',
    body: `variable ‹1:sex› "‹2:Sex›" : nominal {
  ‹3:female› "‹4:Women›" = "‹5:f›"
  ‹6:male› "‹7:Men›" = "‹8:m›"$0
}`,
  },
  {
    label: 'variable : ordinal { … }',
    says: 'Categories in their order, such as education.',
    body: `variable ‹1:education› "‹2:Education›" : ordinal {
  ‹3:primary› "‹4:Primary›"
  ‹5:secondary› "‹6:Secondary›"
  ‹7:higher› "‹8:Higher›"$0
}`,
  },
  {
    label: 'variable : flag =',
    says: 'A yes or no that is derived from other variables.',
    body: 'variable ‹1:older› "‹2:65 or older›" : flag = ‹3:age >= 65›$0',
  },
  {
    label: 'data { … }',
    says: 'A file of answers.',
    body: `data ‹1:respondents› from "‹2:data.csv›" {
  id ‹3:id›$0
}`,
  },
  {
    label: 'occasions { … }',
    says: 'The times at which the same people answered.',
    body: `occasions ‹1:time› "‹2:Occasion›" {
  ‹3:baseline› "‹4:Baseline›" = ‹5:0›
  ‹6:week8› "‹7:Week 8›" = ‹8:8›$0
}`,
  },
  {
    label: 'counts { … }',
    says: 'A frequency table typed in from a publication.',
    body: `counts ‹1:outcome› "‹2:Outcome›" {
  columns ‹3:treated›, ‹4:control›
  ‹5:better›: ‹6:12›, ‹7:5›
  ‹8:same›: ‹9:8›, ‹10:15›$0
}`,
  },
  {
    label: 'table { … }',
    says: 'A descriptive table, such as the “Table 1” of a paper.',
    body: `table ‹1:participants› "‹2:Participants›" {
  describe ‹3:age›, ‹4:sex›$0
}`,
  },
  {
    label: 'figure { … }',
    says: 'A figure of the results.',
    body: `figure ‹1:answers› "‹2:Answers›" {
  ‹3|distribution,bands|› of ‹4:QUESTIONNAIRE.total› by ‹5:sex›$0
}`,
  },
  {
    label: 'comparison by groups { … }',
    says: 'A score compared between groups.',
    body: `planned comparison ‹1:primary› "‹2:Primary outcome›" {
  compare ‹3:QUESTIONNAIRE.total› by ‹4:sex›
  using ‹5:mann-whitney›$0
}`,
  },
  {
    label: 'comparison of two samples { … }',
    says: 'One sample compared with another.',
    body: `planned comparison ‹1:versions› "‹2:Label›" {
  compare ‹3:QUESTIONNAIRE.total where sex = female› with ‹4:QUESTIONNAIRE.total where sex = male›
  using ‹5:mann-whitney›$0
}`,
  },
  {
    label: 'comparison of counts { … }',
    says: 'A typed-in frequency table, tested.',
    body: `comparison ‹1:outcomeTest› "‹2:Outcome›" {
  compare ‹3:outcome›
  using ‹4|chi-square,fisher|›
  reported p = ‹5:0.030›$0
}`,
  },
  {
    label: 'family { … }',
    says: 'Comparisons whose p-values are adjusted together.',
    body: `family ‹1:primaryOutcomes› "‹2:Primary outcomes›" {
  adjust ‹3|holm,bonferroni,hochberg,hommel,bh,by|›
  comparisons ‹4:primary›$0
}`,
  },
]

/** Clauses of an instrument that are longer than a word. */
export const INSTRUMENT_SNIPPETS: readonly SnippetRow[] = [
  {
    label: 'item "…" on',
    says: 'One question with its wording.',
    body: 'item ‹1:q1› "‹2:Wording›" on ‹3:Frequency›$0',
  },
  { label: 'items q1..q10 on', says: 'A run of questions.', body: 'items ‹1:q1›..‹2:q10› on ‹3:Frequency›$0' },
  {
    label: 'subscale = sum(…)',
    says: 'A sum of items, which gets its reliability.',
    body: 'subscale ‹1:total› "‹2:Total›" = sum(‹3:q1›..‹4:q10›)$0',
  },
  {
    label: 'score : flag',
    says: 'A yes or no computed from items and scores.',
    body: 'score ‹1:positive› "‹2:Screening positive›" : flag = ‹3:q1› >= ‹4:2›$0',
  },
  {
    label: 'cutoffs { … }',
    says: 'Bands of a score, lowest first.',
    body: `cutoffs ‹1:total› "‹2:Severity›" {
  ‹3:low› "‹4:Low›" 0..‹5:19›
  ‹6:high› "‹7:High›" ‹8:20›..‹9:40›$0
}`,
  },
  {
    label: 'norms { mean sd }',
    says: 'Mean and standard deviation of a reference population.',
    body: 'norms ‹1:total› { mean ‹2:12.4› sd ‹3:5.1› }$0',
  },
  {
    label: 'needs variable',
    says: 'A variable that the instrument expects of the study.',
    body: 'needs variable ‹1:sex› : nominal { ‹2:female›, ‹3:male› }$0',
  },
]

export const snippets = (rows: readonly SnippetRow[], rank: number): Suggestion[] =>
  rows.map(({ label, says, body }) => pattern(label, body, rank, says))
