// Written by scripts/library.ts from the register and the .study files; edit those.

/** What ships of a bundled instrument. */
export interface BundledInstrument {
  /** Behind `use`. */
  readonly name: string
  readonly title: string
  /** The instruments that it declares, with their scores, the main one first. */
  readonly instruments: readonly { readonly name: string; readonly label: string; readonly scores: readonly string[] }[]
  /** The declaration, as a `.study` file. */
  readonly text: string
}

export const bundled: readonly BundledInstrument[] = [
  {
    name: 'phq9',
    title: 'Patient Health Questionnaire (PHQ-9)',
    instruments: [
      {
        name: 'PHQ9',
        label: 'Patient Health Questionnaire (PHQ-9)',
        scores: ['total', 'phq2_total', 'symptoms', 'major', 'other', 'self_harm'],
      },
    ],
    text: `# Patient Health Questionnaire: nine symptoms of depression over the last two weeks.
# The tenth question of the form, how difficult the problems made life, is asked of those with any problem and is no part of
# the score; many files lack it, so it is not declared here.
# No rule for missing answers: the authors state none, so any missing answer leaves the score missing.

scale PHQ9_frequency "Over the last two weeks, how often have you been bothered by any of the following problems?" {
  0 "Not at all"
  1 "Several days"
  2 "More than half the days"
  3 "Nearly every day"
}

instrument PHQ9 "Patient Health Questionnaire (PHQ-9)" {
  cite "Kroenke K, Spitzer RL, Williams JBW. The PHQ-9: validity of a brief depression severity measure. J Gen Intern Med 2001;16:606-613" doi "10.1046/j.1525-1497.2001.016009606.x"
  # See also: Kroenke K, Spitzer RL, Williams JBW. The Patient Health Questionnaire-2: validity of a two-item depression screener. Med Care 2003;41:1284-1292, doi:10.1097/01.MLR.0000093487.78664.3C
  licence "Public domain: no permission required to reproduce, translate, display or distribute"

  item phq1 "Little interest or pleasure in doing things" on PHQ9_frequency
  item phq2 "Feeling down, depressed, or hopeless" on PHQ9_frequency
  item phq3 "Trouble falling or staying asleep, or sleeping too much" on PHQ9_frequency
  item phq4 "Feeling tired or having little energy" on PHQ9_frequency
  item phq5 "Poor appetite or overeating" on PHQ9_frequency
  item phq6 "Feeling bad about yourself, or that you are a failure or have let yourself or your family down" on PHQ9_frequency
  item phq7 "Trouble concentrating on things, such as reading the newspaper or watching television" on PHQ9_frequency
  item phq8 "Moving or speaking so slowly that other people could have noticed, or the opposite: being so fidgety or restless that you have been moving around a lot more than usual" on PHQ9_frequency
  item phq9 "Thoughts that you would be better off dead or of hurting yourself in some way" on PHQ9_frequency

  subscale total "PHQ-9 total" = sum(phq1..phq9) in 0..27

  # PHQ-2: the first two questions, the core symptoms.
  score phq2_total "PHQ-2 total" = sum(phq1, phq2) in 0..6

  # The diagnostic algorithm: a symptom counts from "more than half the days", thoughts of death from "several days".
  score symptoms "Symptoms present" = count(phq1..phq8 >= 2) + count(phq9 >= 1) in 0..9
  score major "Major depressive syndrome" : flag = symptoms >= 5 and (phq1 >= 2 or phq2 >= 2)
  score other "Other depressive syndrome" : flag = (symptoms in 2..4) and (phq1 >= 2 or phq2 >= 2)
  score self_harm "Thoughts of death or self-harm" : flag = phq9 >= 1

  cutoffs total "Severity of depressive symptoms" {
    minimal           "Minimal"           0..4
    mild              "Mild"              5..9
    moderate          "Moderate"          10..14
    moderately_severe "Moderately severe" 15..19
    severe            "Severe"            20..27
  }
  cutoffs phq2_total "PHQ-2 screen" {
    negative "Negative" 0..2
    positive "Positive" 3..6
  }
}
`,
  },
  {
    name: 'cesd',
    title: 'Center for Epidemiologic Studies Depression Scale (CES-D)',
    instruments: [
      {
        name: 'CESD',
        label: 'Center for Epidemiologic Studies Depression Scale (CES-D)',
        scores: ['total'],
      },
    ],
    text: `# Center for Epidemiologic Studies Depression Scale, 20 items about the past week; 4, 8, 12 and 16 are worded positively.
# Without the wording of the items. Any missing answer leaves the score missing: the published limit of four says when not to
# score, not how to fill in.

scale CESD_frequency "How often during the past week" {
  0 "Rarely or none of the time (less than 1 day)"
  1 "Some or a little of the time (1-2 days)"
  2 "Occasionally or a moderate amount of time (3-4 days)"
  3 "Most or all of the time (5-7 days)"
}

instrument CESD "Center for Epidemiologic Studies Depression Scale (CES-D)" {
  cite "Radloff LS. The CES-D scale: a self-report depression scale for research in the general population. Appl Psychol Meas 1977;1:385-401" doi "10.1177/014662167700100306"
  licence "Free to use without permission. The wording is not included"

  items cesd1..cesd20 on CESD_frequency
  reverse cesd4, cesd8, cesd12, cesd16

  subscale total "CES-D total" = sum(cesd1..cesd20) in 0..60

  cutoffs total "Risk of depression" {
    below "Below 16"   0..15
    above "16 or more" 16..60
  }
}
`,
  },
  {
    name: 'epds',
    title: 'Edinburgh Postnatal Depression Scale (EPDS)',
    instruments: [
      {
        name: 'EPDS',
        label: 'Edinburgh Postnatal Depression Scale (EPDS)',
        scores: ['total', 'self_harm'],
      },
    ],
    text: `# Edinburgh Postnatal Depression Scale, ten items about the past week. Without the wording of the items.
# Codes are what an answer scores, not its place on the page: items 1, 2 and 4 are printed with 0 first, 3 and 5 to 10 with 3 first.
# Any answer above 0 to item 10, thoughts of self-harm, is followed up whatever the total.

scale EPDS_score "What the answer scores" {
  0 "Best answer"
  1 "Second answer"
  2 "Third answer"
  3 "Worst answer"
}

instrument EPDS "Edinburgh Postnatal Depression Scale (EPDS)" {
  cite "Cox JL, Holden JM, Sagovsky R. Detection of postnatal depression: development of the 10-item Edinburgh Postnatal Depression Scale. Br J Psychiatry 1987;150:782-786" doi "10.1192/bjp.150.6.782"
  licence "© Royal College of Psychiatrists: written permission for republication in print, online or by any other medium. The wording is not included"

  items epds1..epds10 on EPDS_score

  subscale total "EPDS total" = sum(epds1..epds10) in 0..30
  score self_harm "Thoughts of self-harm" : flag = epds10 > 0

  cutoffs total "Depression" {
    unlikely "Below 10"            0..9
    possible "Possible, 10 to 12"  10..12
    likely   "Likely, 13 and more" 13..30
  }
}
`,
  },
  {
    name: 'gad7',
    title: 'Generalized Anxiety Disorder 7-item scale (GAD-7)',
    instruments: [
      {
        name: 'GAD7',
        label: 'Generalized Anxiety Disorder 7-item scale (GAD-7)',
        scores: ['total', 'gad2_total'],
      },
    ],
    text: `# Generalised Anxiety Disorder scale: seven symptoms of anxiety over the last two weeks.
# No rule for missing answers: the authors state none, so any missing answer leaves the score missing.

scale GAD7_frequency "Over the last two weeks, how often have you been bothered by the following problems?" {
  0 "Not at all"
  1 "Several days"
  2 "More than half the days"
  3 "Nearly every day"
}

instrument GAD7 "Generalized Anxiety Disorder 7-item scale (GAD-7)" {
  cite "Spitzer RL, Kroenke K, Williams JBW, Löwe B. A brief measure for assessing generalized anxiety disorder: the GAD-7. Arch Intern Med 2006;166:1092-1097" doi "10.1001/archinte.166.10.1092"
  # See also: Kroenke K, Spitzer RL, Williams JBW, Monahan PO, Löwe B. Anxiety disorders in primary care (GAD-2). Ann Intern Med 2007;146:317-325
  licence "Public domain"

  item gad1 "Feeling nervous, anxious, or on edge" on GAD7_frequency
  item gad2 "Not being able to stop or control worrying" on GAD7_frequency
  item gad3 "Worrying too much about different things" on GAD7_frequency
  item gad4 "Trouble relaxing" on GAD7_frequency
  item gad5 "Being so restless that it is hard to sit still" on GAD7_frequency
  item gad6 "Becoming easily annoyed or irritable" on GAD7_frequency
  item gad7 "Feeling afraid as if something awful might happen" on GAD7_frequency

  subscale total "GAD-7 total" = sum(gad1..gad7) in 0..21

  # GAD-2: the first two questions.
  score gad2_total "GAD-2 total" = sum(gad1, gad2) in 0..6

  cutoffs total "Severity of anxiety" {
    minimal  "Minimal"  0..4
    mild     "Mild"     5..9
    moderate "Moderate" 10..14
    severe   "Severe"   15..21
  }
  cutoffs gad2_total "GAD-2 screen" {
    negative "Negative" 0..2
    positive "Positive" 3..6
  }
}
`,
  },
  {
    name: 'dass21',
    title: 'Depression Anxiety Stress Scales (DASS-21)',
    instruments: [
      {
        name: 'DASS21',
        label: 'Depression Anxiety Stress Scales (DASS-21)',
        scores: ['depression', 'anxiety', 'stress'],
      },
    ],
    text: `# Depression Anxiety Stress Scales, 21 items about the past week. Without the wording of the items.
# Each sum of seven is doubled, so that the bands of the 42-item version apply. There is no score of all 21.
# For files that store 1 to 4, copy this declaration and write \`= 1\` and so on behind each code.

scale DASS21_applied "How much it applied over the past week" {
  0 "Not at all"
  1 "To some degree, or some of the time"
  2 "To a considerable degree, or a good part of the time"
  3 "Very much, or most of the time"
}

instrument DASS21 "Depression Anxiety Stress Scales (DASS-21)" {
  cite "Henry JD, Crawford JR. The short-form version of the Depression Anxiety Stress Scales (DASS-21). Br J Clin Psychol 2005;44:227-239" doi "10.1348/014466505X29657"
  # See also: Lovibond SH, Lovibond PF. Manual for the Depression Anxiety Stress Scales. 2nd ed. Sydney: Psychology Foundation, 1995
  licence "The wording is not included"

  items dass1..dass21 on DASS21_applied

  subscale depression "Depression" = 2 * sum(dass3, dass5, dass10, dass13, dass16, dass17, dass21) in 0..42
  subscale anxiety "Anxiety" = 2 * sum(dass2, dass4, dass7, dass9, dass15, dass19, dass20) in 0..42
  subscale stress "Stress" = 2 * sum(dass1, dass6, dass8, dass11, dass12, dass14, dass18) in 0..42

  cutoffs depression "Severity of depression" {
    normal           "Normal"           0..9
    mild             "Mild"             10..13
    moderate         "Moderate"         14..20
    severe           "Severe"           21..27
    extremely_severe "Extremely severe" 28..42
  }
  cutoffs anxiety "Severity of anxiety" {
    normal           "Normal"           0..7
    mild             "Mild"             8..9
    moderate         "Moderate"         10..14
    severe           "Severe"           15..19
    extremely_severe "Extremely severe" 20..42
  }
  cutoffs stress "Severity of stress" {
    normal           "Normal"           0..14
    mild             "Mild"             15..18
    moderate         "Moderate"         19..25
    severe           "Severe"           26..33
    extremely_severe "Extremely severe" 34..42
  }
}
`,
  },
  {
    name: 'k6',
    title: 'Kessler Psychological Distress Scale (K6)',
    instruments: [
      {
        name: 'K6',
        label: 'Kessler Psychological Distress Scale (K6)',
        scores: ['total'],
      },
    ],
    text: `# Kessler scale of psychological distress, six items coded 0 to 4. Forms print the items in different orders, so they are
# named by what they ask, not by their number. The same items are 2, 4, 5, 8, 9 and 10 of the K10.
# For files that store 1 to 5, copy this declaration and write \`= 1\` and so on behind each code.

scale K6_time "During the last 30 days, about how often" {
  0 "None of the time"
  1 "A little of the time"
  2 "Some of the time"
  3 "Most of the time"
  4 "All of the time"
}

instrument K6 "Kessler Psychological Distress Scale (K6)" {
  cite "Kessler RC, Andrews G, Colpe LJ, et al. Short screening scales to monitor population prevalences and trends in non-specific psychological distress. Psychol Med 2002;32:959-976" doi "10.1017/S0033291702006074"
  # See also: Kessler RC, Barker PR, Colpe LJ, et al. Screening for serious mental illness in the general population. Arch Gen Psychiatry 2003;60:184-189
  # See also: Prochaska JJ, Sung HY, Max W, Shi Y, Ong M. Validity study of the K6 scale as a measure of moderate mental distress. Int J Methods Psychiatr Res 2012;21:88-97
  licence "Free to use, the source to be cited. The wording is not included"

  item k6_nervous "Nervous" on K6_time
  item k6_hopeless "Hopeless" on K6_time
  item k6_restless "Restless" on K6_time
  item k6_depressed "So depressed or sad" on K6_time
  item k6_effort "Everything an effort" on K6_time
  item k6_worthless "Worthless" on K6_time

  subscale total "K6 total" = sum(k6_nervous, k6_hopeless, k6_restless, k6_depressed, k6_effort, k6_worthless) in 0..24

  cutoffs total "Psychological distress" {
    low      "Low or none" 0..4
    moderate "Moderate"    5..12
    serious  "Serious"     13..24
  }
}
`,
  },
  {
    name: 'k10',
    title: 'Kessler Psychological Distress Scale (K10)',
    instruments: [
      {
        name: 'K10',
        label: 'Kessler Psychological Distress Scale (K10)',
        scores: ['total'],
      },
    ],
    text: `# Kessler scale of psychological distress, ten items coded 1 to 5. The bands are those of the Australian Bureau of Statistics;
# other sets are in use. One missing answer is prorated and rounded, more leave the score missing: the rule of the
# Australian national minimum data set (PMHC MDS).

scale K10_time "How often, in the last four weeks" {
  1 "None of the time"
  2 "A little of the time"
  3 "Some of the time"
  4 "Most of the time"
  5 "All of the time"
}

instrument K10 "Kessler Psychological Distress Scale (K10)" {
  cite "Kessler RC, Andrews G, Colpe LJ, et al. Short screening scales to monitor population prevalences and trends in non-specific psychological distress. Psychol Med 2002;32:959-976" doi "10.1017/S0033291702006074"
  # See also: Australian Bureau of Statistics. Use of the Kessler Psychological Distress Scale in ABS health surveys. 4817.0.55.001
  licence "Free to use, the source to be cited. The wording is not included"

  items k10_1..k10_10 on K10_time

  subscale total "K10 total" = sum(k10_1..k10_10) in 10..50 allow 1 missing rounded

  cutoffs total "Psychological distress" {
    low       "Low"       10..15
    moderate  "Moderate"  16..21
    high      "High"      22..29
    very_high "Very high" 30..50
  }
}
`,
  },
  {
    name: 'pss10',
    title: 'Perceived Stress Scale (PSS-10)',
    instruments: [
      {
        name: 'PSS10',
        label: 'Perceived Stress Scale (PSS-10)',
        scores: ['total'],
      },
    ],
    text: `# Perceived Stress Scale, ten items about the last month; 4, 5, 7 and 8 are worded positively. Without the wording of the items.
# No cut-offs: the authors gave none, the ones that circulate are not theirs.

scale PSS10_frequency "In the last month, how often" {
  0 "Never"
  1 "Almost never"
  2 "Sometimes"
  3 "Fairly often"
  4 "Very often"
}

instrument PSS10 "Perceived Stress Scale (PSS-10)" {
  cite "Cohen S, Kamarck T, Mermelstein R. A global measure of perceived stress. J Health Soc Behav 1983;24:385-396" doi "10.2307/2136404"
  # See also: Cohen S, Williamson G. Perceived stress in a probability sample of the United States. In: The Social Psychology of Health. 1988
  licence "The wording is not included; for the terms of use ask the authors' laboratory"

  items pss1..pss10 on PSS10_frequency
  reverse pss4, pss5, pss7, pss8

  subscale total "PSS-10 total" = sum(pss1..pss10) in 0..40
}
`,
  },
  {
    name: 'cbi',
    title: 'Copenhagen Burnout Inventory (CBI)',
    instruments: [
      {
        name: 'CBI',
        label: 'Copenhagen Burnout Inventory (CBI)',
        scores: ['personal', 'work', 'client'],
      },
    ],
    text: `# Copenhagen Burnout Inventory: three scales, each the mean of its items, 0 to 100. Without the wording of the items.
# Two sets of answers, how often and to what degree, have the same five codes. The last item about work, whether there is energy
# for family and friends, is reversed. No score from fewer than three of six, or four of seven, answers; no official cut-offs.

scale CBI_five "How often, or to what degree" {
  0   "Never, or to a very low degree"
  25  "Seldom, or to a low degree"
  50  "Sometimes, or somewhat"
  75  "Often, or to a high degree"
  100 "Always, or to a very high degree"
}

instrument CBI "Copenhagen Burnout Inventory (CBI)" {
  cite "Kristensen TS, Borritz M, Villadsen E, Christensen KB. The Copenhagen Burnout Inventory: a new tool for the assessment of burnout. Work Stress 2005;19:192-207" doi "10.1080/02678370500297720"
  licence "The wording is not included"

  items cbi_personal1..cbi_personal6 on CBI_five
  items cbi_work1..cbi_work7 on CBI_five
  items cbi_client1..cbi_client6 on CBI_five
  reverse cbi_work7

  subscale personal "Personal burnout" = mean(cbi_personal1..cbi_personal6) in 0..100 allow 3 missing
  subscale work "Work-related burnout" = mean(cbi_work1..cbi_work7) in 0..100 allow 3 missing
  subscale client "Client-related burnout" = mean(cbi_client1..cbi_client6) in 0..100 allow 3 missing
}
`,
  },
  {
    name: 'isi',
    title: 'Insomnia Severity Index (ISI)',
    instruments: [
      {
        name: 'ISI',
        label: 'Insomnia Severity Index (ISI)',
        scores: ['total'],
      },
    ],
    text: `# Insomnia Severity Index, seven items about the last two weeks. Without the wording of the items. Scored only when complete.

scale ISI_severity "Severity" {
  0 "Lowest answer"
  1 "Second answer"
  2 "Third answer"
  3 "Fourth answer"
  4 "Highest answer"
}

instrument ISI "Insomnia Severity Index (ISI)" {
  cite "Bastien CH, Vallières A, Morin CM. Validation of the Insomnia Severity Index as an outcome measure for insomnia research. Sleep Med 2001;2:297-307" doi "10.1016/S1389-9457(00)00065-4"
  # See also: Morin CM, Belleville G, Bélanger L, Ivers H. The Insomnia Severity Index: psychometric indicators to detect insomnia cases and evaluate treatment response. Sleep 2011;34:601-608, doi:10.1093/sleep/34.5.601
  licence "© Charles M. Morin: permission needed. The wording is not included"

  items isi1..isi7 on ISI_severity

  subscale total "ISI total" = sum(isi1..isi7) in 0..28

  cutoffs total "Severity of insomnia" {
    none         "No clinically significant insomnia" 0..7
    subthreshold "Subthreshold insomnia"              8..14
    moderate     "Clinical insomnia, moderate"        15..21
    severe       "Clinical insomnia, severe"          22..28
  }
}
`,
  },
  {
    name: 'audit',
    title: 'Alcohol Use Disorders Identification Test (AUDIT)',
    instruments: [
      {
        name: 'AUDIT',
        label: 'Alcohol Use Disorders Identification Test (AUDIT)',
        scores: ['total', 'consumption', 'dependence', 'problems'],
      },
    ],
    text: `# Alcohol Use Disorders Identification Test, ten items. Without the wording of the items.
# Who never drinks (item 1 is 0) goes straight to items 9 and 10, and so does who scores 0 on items 2 and 3: what is skipped
# counts as 0, and the record is complete. Forms without these jumps are scored as answered: an answer that is there counts.
# Items 9 and 10 have three answers, 0, 2 and 4.

scale AUDIT_five "Five answers" {
  0 "Lowest answer"
  1 "Second answer"
  2 "Third answer"
  3 "Fourth answer"
  4 "Highest answer"
}
scale AUDIT_three "Three answers" {
  0 "No"
  2 "Yes, but not in the last year"
  4 "Yes, during the last year"
}

instrument AUDIT "Alcohol Use Disorders Identification Test (AUDIT)" {
  cite "Saunders JB, Aasland OG, Babor TF, de la Fuente JR, Grant M. Development of the Alcohol Use Disorders Identification Test (AUDIT). Addiction 1993;88:791-804" doi "10.1111/j.1360-0443.1993.tb02093.x"
  # See also: Babor TF, Higgins-Biddle JC, Saunders JB, Monteiro MG. AUDIT: guidelines for use in primary care. 2nd ed. WHO/MSD/MSB/01.6a. Geneva: World Health Organization, 2001
  licence "© WHO 2001: may be reproduced, not for sale or commercial use. The wording is not included"

  item audit1 "Frequency of drinking" on AUDIT_five
  item audit2 "Typical quantity" on AUDIT_five asked when audit1 >= 1 or not missing(audit2) otherwise 0
  item audit3 "Frequency of heavy drinking" on AUDIT_five asked when audit1 >= 1 or not missing(audit3) otherwise 0
  item audit4 "Impaired control" on AUDIT_five asked when audit1 >= 1 and audit2 + audit3 >= 1 or not missing(audit4) otherwise 0
  item audit5 "Failed expectations" on AUDIT_five asked when audit1 >= 1 and audit2 + audit3 >= 1 or not missing(audit5) otherwise 0
  item audit6 "Morning drinking" on AUDIT_five asked when audit1 >= 1 and audit2 + audit3 >= 1 or not missing(audit6) otherwise 0
  item audit7 "Guilt after drinking" on AUDIT_five asked when audit1 >= 1 and audit2 + audit3 >= 1 or not missing(audit7) otherwise 0
  item audit8 "Blackouts" on AUDIT_five asked when audit1 >= 1 and audit2 + audit3 >= 1 or not missing(audit8) otherwise 0
  item audit9 "Injuries from drinking" on AUDIT_three
  item audit10 "Concern of others" on AUDIT_three

  subscale consumption "Consumption (AUDIT-C)" = sum(audit1..audit3) in 0..12
  subscale dependence "Dependence" = sum(audit4..audit6) in 0..12
  subscale problems "Alcohol-related problems" = sum(audit7..audit10) in 0..16
  score total "AUDIT total" = consumption + dependence + problems in 0..40

  cutoffs total "Zone" {
    zone1 "Zone I"   0..7
    zone2 "Zone II"  8..15
    zone3 "Zone III" 16..19
    zone4 "Zone IV"  20..40
  }
  # Read together with the total: dependence of 4 or more is looked at whatever the zone.
  cutoffs dependence "Signs of dependence" {
    below "Below 4"   0..3
    above "4 or more" 4..12
  }
}
`,
  },
  {
    name: 'auditc',
    title: 'AUDIT alcohol consumption questions (AUDIT-C)',
    instruments: [
      {
        name: 'AUDITC',
        label: 'AUDIT alcohol consumption questions (AUDIT-C)',
        scores: ['total'],
      },
    ],
    text: `# AUDIT-C: the three questions of the AUDIT about consumption. Without the wording of the items.
# The cut-off depends on sex, so the study has to declare the variable \`sex\`; where it is missing, so is the band.
# Who never drinks (item 1 is 0) may skip the other two: what is skipped counts as 0.

scale AUDITC_five "Five answers" {
  0 "Lowest answer"
  1 "Second answer"
  2 "Third answer"
  3 "Fourth answer"
  4 "Highest answer"
}

instrument AUDITC "AUDIT alcohol consumption questions (AUDIT-C)" {
  cite "Bush K, Kivlahan DR, McDonell MB, Fihn SD, Bradley KA. The AUDIT alcohol consumption questions (AUDIT-C). Arch Intern Med 1998;158:1789-1795" doi "10.1001/archinte.158.16.1789"
  # See also: Bradley KA, Bush KR, Epler AJ, et al. Two brief alcohol-screening tests from the AUDIT. Arch Intern Med 2003;163:821-829
  licence "Public domain. The wording is not included"
  needs variable sex : nominal { female, male }

  item auditc1 "Frequency of drinking" on AUDITC_five
  item auditc2 "Typical quantity" on AUDITC_five asked when auditc1 >= 1 or not missing(auditc2) otherwise 0
  item auditc3 "Frequency of heavy drinking" on AUDITC_five asked when auditc1 >= 1 or not missing(auditc3) otherwise 0

  subscale total "AUDIT-C total" = sum(auditc1..auditc3) in 0..12

  cutoffs total "AUDIT-C screen" when sex = female {
    negative "Negative" 0..2
    positive "Positive" 3..12
  }
  cutoffs total "AUDIT-C screen" when sex = male {
    negative "Negative" 0..3
    positive "Positive" 4..12
  }
}
`,
  },
  {
    name: 'who5',
    title: 'WHO-5 Well-Being Index',
    instruments: [
      {
        name: 'WHO5',
        label: 'WHO-5 Well-Being Index',
        scores: ['total', 'raw'],
      },
    ],
    text: `# WHO-5 Well-Being Index: five statements about the last two weeks; higher is better. Without the wording of the items.
# All five answers are required. Forms often print the best answer first: the code counts, not the place.

scale WHO5_time "How much of the time, over the last two weeks" {
  0 "At no time"
  1 "Some of the time"
  2 "Less than half of the time"
  3 "More than half of the time"
  4 "Most of the time"
  5 "All of the time"
}

instrument WHO5 "WHO-5 Well-Being Index" {
  cite "Topp CW, Østergaard SD, Søndergaard S, Bech P. The WHO-5 Well-Being Index: a systematic review of the literature. Psychother Psychosom 2015;84:167-176" doi "10.1159/000376585"
  # See also: World Health Organization. The World Health Organization-Five Well-Being Index (WHO-5). WHO/UCN/MSD/MHE/2024.1. Geneva, 2024
  licence "© WHO 2024, CC BY-NC-SA 3.0 IGO: commercial use needs permission. The wording is not included"

  items who1..who5 on WHO5_time

  subscale raw "WHO-5 raw score" = sum(who1..who5) in 0..25
  score total "WHO-5 percentage score" = raw * 4 in 0..100

  cutoffs total "Well-being" {
    poor     "Poor well-being" 0..<50
    adequate "Not poor"        50..100
  }
}
`,
  },
  {
    name: 'swls',
    title: 'Satisfaction With Life Scale (SWLS)',
    instruments: [
      {
        name: 'SWLS',
        label: 'Satisfaction With Life Scale (SWLS)',
        scores: ['total'],
      },
    ],
    text: `# Satisfaction With Life Scale, five items. Without the wording of the items.
# No cut-offs: two different sets of bands are in use, and neither could be traced to the authors' paper.

scale SWLS_agreement "Agreement" {
  1 "Strongly disagree"
  2 "Disagree"
  3 "Slightly disagree"
  4 "Neither agree nor disagree"
  5 "Slightly agree"
  6 "Agree"
  7 "Strongly agree"
}

instrument SWLS "Satisfaction With Life Scale (SWLS)" {
  cite "Diener E, Emmons RA, Larsen RJ, Griffin S. The Satisfaction With Life Scale. J Pers Assess 1985;49:71-75" doi "10.1207/s15327752jpa4901_13"
  licence "The wording is not included"

  items swls1..swls5 on SWLS_agreement

  subscale total "Satisfaction with life" = sum(swls1..swls5) in 5..35
}
`,
  },
  {
    name: 'rses',
    title: 'Rosenberg Self-Esteem Scale (RSES)',
    instruments: [
      {
        name: 'RSES',
        label: 'Rosenberg Self-Esteem Scale (RSES)',
        scores: ['total'],
      },
    ],
    text: `# Rosenberg Self-Esteem Scale, ten items. Without the wording of the items.
# The order differs between printings. Here 3, 5, 8, 9 and 10 are the items worded against oneself (feeling a failure, not
# having much to be proud of, wishing for more respect, feeling useless, thinking oneself no good): compare with your form.
# For files that store 1 to 4, copy this declaration and write \`= 1\` and so on behind each code.

scale RSES_agreement "Agreement" {
  0 "Strongly disagree"
  1 "Disagree"
  2 "Agree"
  3 "Strongly agree"
}

instrument RSES "Rosenberg Self-Esteem Scale (RSES)" {
  cite "Rosenberg M. Society and the Adolescent Self-Image. Princeton University Press, 1965"
  licence "The wording is not included"

  items rses1..rses10 on RSES_agreement
  reverse rses3, rses5, rses8, rses9, rses10

  subscale total "Self-esteem" = sum(rses1..rses10) in 0..30
}
`,
  },
  {
    name: 'ipip50',
    title: 'IPIP Big-Five factor markers, 50 items',
    instruments: [
      {
        name: 'IPIP50',
        label: 'IPIP Big-Five factor markers, 50 items',
        scores: ['extraversion', 'agreeableness', 'conscientiousness', 'stability', 'openness'],
      },
    ],
    text: `# Big-Five factor markers of the International Personality Item Pool, 50 items in the published order, in which every fifth
# belongs to one factor. The fourth is scored towards emotional stability. Scores are 0 to 40, as in the published key
# (extraversion = 20 + i1 - i6 + i11 - …). Without the wording of the items.

scale IPIP50_accuracy "How accurately it describes you" {
  1 "Very inaccurate"
  2 "Moderately inaccurate"
  3 "Neither"
  4 "Moderately accurate"
  5 "Very accurate"
}

instrument IPIP50 "IPIP Big-Five factor markers, 50 items" {
  cite "Goldberg LR. The development of markers for the Big-Five factor structure. Psychol Assess 1992;4:26-42" doi "10.1037/1040-3590.4.1.26"
  licence "Public domain"

  items ipip1..ipip50 on IPIP50_accuracy
  reverse ipip6, ipip16, ipip26, ipip36, ipip46
  reverse ipip2, ipip12, ipip22, ipip32
  reverse ipip8, ipip18, ipip28, ipip38
  reverse ipip4, ipip14, ipip24, ipip29, ipip34, ipip39, ipip44, ipip49
  reverse ipip10, ipip20, ipip30

  subscale extraversion "Extraversion" = sum(ipip1, ipip6, ipip11, ipip16, ipip21, ipip26, ipip31, ipip36, ipip41,
    ipip46) - 10 in 0..40
  subscale agreeableness "Agreeableness" = sum(ipip2, ipip7, ipip12, ipip17, ipip22, ipip27, ipip32, ipip37, ipip42,
    ipip47) - 10 in 0..40
  subscale conscientiousness "Conscientiousness" = sum(ipip3, ipip8, ipip13, ipip18, ipip23, ipip28, ipip33, ipip38,
    ipip43, ipip48) - 10 in 0..40
  subscale stability "Emotional stability" = sum(ipip4, ipip9, ipip14, ipip19, ipip24, ipip29, ipip34, ipip39, ipip44,
    ipip49) - 10 in 0..40
  subscale openness "Intellect / imagination" = sum(ipip5, ipip10, ipip15, ipip20, ipip25, ipip30, ipip35, ipip40,
    ipip45, ipip50) - 10 in 0..40
}
`,
  },
  {
    name: 'tipi',
    title: 'Ten-Item Personality Inventory (TIPI)',
    instruments: [
      {
        name: 'TIPI',
        label: 'Ten-Item Personality Inventory (TIPI)',
        scores: ['extraversion', 'agreeableness', 'conscientiousness', 'stability', 'openness'],
      },
    ],
    text: `# Ten-Item Personality Inventory: two items a factor, the second worded against it or the first; means of 1 to 7.
# Without the wording of the items.

scale TIPI_agreement "Agreement" {
  1 "Disagree strongly"
  2 "Disagree moderately"
  3 "Disagree a little"
  4 "Neither agree nor disagree"
  5 "Agree a little"
  6 "Agree moderately"
  7 "Agree strongly"
}

instrument TIPI "Ten-Item Personality Inventory (TIPI)" {
  cite "Gosling SD, Rentfrow PJ, Swann WB. A very brief measure of the Big-Five personality domains. J Res Pers 2003;37:504-528" doi "10.1016/S0092-6566(03)00046-1"
  licence "The wording is not included"

  items tipi1..tipi10 on TIPI_agreement
  reverse tipi2, tipi4, tipi6, tipi8, tipi10

  subscale extraversion "Extraversion" = mean(tipi1, tipi6) in 1..7
  subscale agreeableness "Agreeableness" = mean(tipi2, tipi7) in 1..7
  subscale conscientiousness "Conscientiousness" = mean(tipi3, tipi8) in 1..7
  subscale stability "Emotional stability" = mean(tipi4, tipi9) in 1..7
  subscale openness "Openness to experiences" = mean(tipi5, tipi10) in 1..7
}
`,
  },
  {
    name: 'bfi10',
    title: 'Big Five Inventory, 10 items (BFI-10)',
    instruments: [
      {
        name: 'BFI10',
        label: 'Big Five Inventory, 10 items (BFI-10)',
        scores: ['extraversion', 'agreeableness', 'conscientiousness', 'neuroticism', 'openness'],
      },
    ],
    text: `# Ten-item version of the Big Five Inventory: two items a factor, one of them reversed; means of 1 to 5.
# Without the wording of the items.

scale BFI10_agreement "Agreement" {
  1 "Disagree strongly"
  2 "Disagree a little"
  3 "Neither agree nor disagree"
  4 "Agree a little"
  5 "Agree strongly"
}

instrument BFI10 "Big Five Inventory, 10 items (BFI-10)" {
  cite "Rammstedt B, John OP. Measuring personality in one minute or less: a 10-item short version of the Big Five Inventory in English and German. J Res Pers 2007;41:203-212" doi "10.1016/j.jrp.2006.02.001"
  licence "The wording is not included; ask the authors"

  items bfi1..bfi10 on BFI10_agreement
  reverse bfi1, bfi3, bfi4, bfi5, bfi7

  subscale extraversion "Extraversion" = mean(bfi1, bfi6) in 1..5
  subscale agreeableness "Agreeableness" = mean(bfi2, bfi7) in 1..5
  subscale conscientiousness "Conscientiousness" = mean(bfi3, bfi8) in 1..5
  subscale neuroticism "Neuroticism" = mean(bfi4, bfi9) in 1..5
  subscale openness "Openness" = mean(bfi5, bfi10) in 1..5
}
`,
  },
  {
    name: 'sus',
    title: 'System Usability Scale (SUS)',
    instruments: [
      {
        name: 'SUS',
        label: 'System Usability Scale (SUS)',
        scores: ['total'],
      },
    ],
    text: `# System Usability Scale, ten items, every second one worded negatively. Without the wording of the items.
# Odd items count their answer less 1, even items 5 less their answer; the sum is multiplied by 2.5.

scale SUS_agreement "Agreement" {
  1 "Strongly disagree"
  2 "Disagree"
  3 "Neither"
  4 "Agree"
  5 "Strongly agree"
}

instrument SUS "System Usability Scale (SUS)" {
  cite "Brooke J. SUS: a quick and dirty usability scale. In: Usability Evaluation in Industry. Taylor & Francis, 1996, 189-194"
  # See also: Bangor A, Kortum P, Miller J. Determining what individual SUS scores mean: adding an adjective rating scale. J Usability Stud 2009;4:114-123
  licence "Non-proprietary. The wording is not included"

  items sus1..sus10 on SUS_agreement
  reverse sus2, sus4, sus6, sus8, sus10

  subscale total "SUS score" = (sum(sus1..sus10) - 10) * 2.5 in 0..100
}
`,
  },
]
