/** What the methods cite, as a list of references prints it: data only. */
export const references = {
  bauer1972: 'Bauer DF. Constructing confidence sets using rank statistics. J Am Stat Assoc 1972;67:687–690.',
  benjaminiHochberg1995:
    'Benjamini Y, Hochberg Y. Controlling the false discovery rate: a practical and powerful approach to multiple testing. J R Stat Soc B 1995;57:289–300.',
  benjaminiYekutieli2001:
    'Benjamini Y, Yekutieli D. The control of the false discovery rate in multiple testing under dependency. Ann Stat 2001;29:1165–1188.',
  campbell2007:
    'Campbell I. Chi-squared and Fisher–Irwin tests of two-by-two tables with small sample recommendations. Stat Med 2007;26:3661–3675.',
  conover1999: 'Conover WJ. Practical nonparametric statistics. 3rd ed. New York: Wiley; 1999.',
  cornfield1956:
    'Cornfield J. A statistical problem arising from retrospective studies. Proc Third Berkeley Symp Math Stat Prob 1956;4:135–148.',
  cramer1946: 'Cramér H. Mathematical methods of statistics. Princeton: Princeton University Press; 1946.',
  cronbach1951: 'Cronbach LJ. Coefficient alpha and the internal structure of tests. Psychometrika 1951;16:297–334.',
  cummingFinch2001:
    'Cumming G, Finch S. A primer on the understanding, use, and calculation of confidence intervals that are based on central and noncentral distributions. Educ Psychol Meas 2001;61:532–574.',
  cureton1956: 'Cureton EE. Rank-biserial correlation. Psychometrika 1956;21:287–290.',
  dunn1961: 'Dunn OJ. Multiple comparisons among means. J Am Stat Assoc 1961;56:52–64.',
  dunn1964: 'Dunn OJ. Multiple comparisons using rank sums. Technometrics 1964;6:241–252.',
  feldt1965:
    'Feldt LS. The approximate sampling distribution of Kuder–Richardson reliability coefficient twenty. Psychometrika 1965;30:357–370.',
  fisher1925: 'Fisher RA. Statistical methods for research workers. Edinburgh: Oliver and Boyd; 1925.',
  freemanHalton1951:
    'Freeman GH, Halton JH. Note on an exact treatment of contingency, goodness of fit and other problems of significance. Biometrika 1951;38:141–149.',
  hays1963: 'Hays WL. Statistics for psychologists. New York: Holt, Rinehart and Winston; 1963.',
  hedges1981:
    'Hedges LV. Distribution theory for Glass’s estimator of effect size and related estimators. J Educ Stat 1981;6:107–128.',
  hochberg1988:
    'Hochberg Y. A sharper Bonferroni procedure for multiple tests of significance. Biometrika 1988;75:800–802.',
  hodgesLehmann1963: 'Hodges JL, Lehmann EL. Estimates of location based on rank tests. Ann Math Stat 1963;34:598–611.',
  holm1979: 'Holm S. A simple sequentially rejective multiple test procedure. Scand J Stat 1979;6:65–70.',
  hommel1988:
    'Hommel G. A stagewise rejective multiple test procedure based on a modified Bonferroni test. Biometrika 1988;75:383–386.',
  hyndmanFan1996: 'Hyndman RJ, Fan Y. Sample quantiles in statistical packages. Am Stat 1996;50:361–365.',
  irwin1935:
    'Irwin JO. Tests of significance for differences between percentages based on small numbers. Metron 1935;12:83–94.',
  kruskalWallis1952:
    'Kruskal WH, Wallis WA. Use of ranks in one-criterion variance analysis. J Am Stat Assoc 1952;47:583–621.',
  mannWhitney1947:
    'Mann HB, Whitney DR. On a test of whether one of two random variables is stochastically larger than the other. Ann Math Stat 1947;18:50–60.',
  pearson1900:
    'Pearson K. On the criterion that a given system of deviations from the probable in the case of a correlated system of variables is such that it can be reasonably supposed to have arisen from random sampling. Philos Mag 1900;50:157–175.',
  royston1995:
    'Royston P. Remark AS R94: a remark on Algorithm AS 181: the W-test for normality. Appl Stat 1995;44:547–551.',
  satterthwaite1946:
    'Satterthwaite FE. An approximate distribution of estimates of variance components. Biometrics Bull 1946;2:110–114.',
  shapiroWilk1965:
    'Shapiro SS, Wilk MB. An analysis of variance test for normality (complete samples). Biometrika 1965;52:591–611.',
  steiger2004:
    'Steiger JH. Beyond the F test: effect size confidence intervals and tests of close fit in the analysis of variance and contrast analysis. Psychol Methods 2004;9:164–182.',
  student1908: 'Student. The probable error of a mean. Biometrika 1908;6:1–25.',
  tomczak2014:
    'Tomczak M, Tomczak E. The need to report effect size estimates revisited: an overview of some recommended measures of effect size. Trends Sport Sci 2014;21:19–25.',
  welch1947:
    'Welch BL. The generalization of ‘Student’s’ problem when several different population variances are involved. Biometrika 1947;34:28–35.',
  welch1951: 'Welch BL. On the comparison of several mean values: an alternative approach. Biometrika 1951;38:330–336.',
  yates1934: 'Yates F. Contingency tables involving small numbers and the χ² test. Suppl J R Stat Soc 1934;1:217–235.',
} as const satisfies Readonly<Record<string, string>>

export type ReferenceKey = keyof typeof references
