/** A failure told without the server: what went wrong and the next step. */
export interface Problem {
  title: string;
  remedy: string;
}

/** Everything the widget itself says, in one language. What is said of an account comes from the server. */
export interface Texts {
  /** Name of the other language, in that language. */
  otherLanguage: string;
  tryAgain: string;
  card: CardTexts;
  signIn: SignInTexts;
  problems: Record<ProblemName, Problem>;
  signedIn: SignedInTexts;
  progress: ProgressTexts;
  welcome: WelcomeTexts;
}

/** What can keep the widget from showing an account, apart from what the server says. */
export type ProblemName =
  | 'not-in-crm'
  | 'no-account'
  | 'several-accounts'
  | 'other-module'
  | 'library-missing'
  | 'crm-silent'
  | 'record-unreadable'
  | 'offline';

interface CardTexts {
  loading: string;
  provisional: string;
  provisionalHint: string;
  classes: string;
  notClassified: Problem;
  fieldsMissing: Problem;
  nextAction: string;
  noPlay: string;
  overdue: string;
  waiting: string;
  morePlays: string;
  otherPlays: (count: number) => string;
  whyClasses: string;
  evidence: string;
  coverage: (percent: number) => string;
  override: (computed: string) => string;
  overrideWhy: (why: string) => string;
  overrideUntil: (date: string) => string;
  change: (from: string, on: string, cause: string) => string;
  deals: string;
  dealsCounted: (count: number) => string;
  dealsExcluded: (count: number) => string;
  latestDeals: string;
  excludedDeals: string;
  noDeals: string;
  group: string;
  groupMembers: (count: number) => string;
  asOf: (date: string) => string;
  policy: (version: string) => string;
  signedInAs: (name: string) => string;
  stale: string;
}

interface SignInTexts {
  title: string;
  body: string;
  again: Problem;
  button: string;
  checking: string;
  waiting: string;
  showWindow: string;
  cancel: string;
  problems: Record<SignInProblemName, Problem>;
}

/** Why a sign-in came to nothing. */
export type SignInProblemName =
  | 'blocked'
  | 'closed'
  | 'timed-out'
  | 'consent-refused'
  | 'organization-not-connected'
  | 'sign-in-expired'
  | 'crm-unavailable'
  | 'failed';

interface SignedInTexts {
  title: string;
  done: string;
  doneHint: string;
  noOpener: Problem;
  backToTierwise: string;
}

interface ProgressTexts {
  pageTitle: string;
  title: (organization: string) => string;
  titleFinished: (organization: string) => string;
  steps: Record<string, string>;
  standings: { done: string; finished: string; failed: string };
  finished: string;
  failed: string;
  count: (done: number, total: number | undefined) => string;
  waits: (time: string) => string;
  credits: (count: number) => string;
  keepsRunning: string;
  noLink: Problem;
  connectAgain: string;
  next: string;
  nextWidget: string;
  nextWidgetAddress: string;
  nextReps: string;
  nextFilters: string;
  lists: string;
  listsBody: string;
  listName: string;
  listCriterion: string;
  listIs: (field: string, value: string) => string;
  listContains: (field: string, value: string) => string;
  webhook: string;
  webhookBody: string;
  webhookButton: string;
  webhookOnce: string;
  webhookUrl: string;
  webhookHeader: string;
  webhookBodyParameters: string;
  copy: string;
  copied: string;
}

interface WelcomeTexts {
  pageTitle: string;
  title: string;
  lead: string;
  points: readonly { title: string; body: string }[];
  connect: string;
  connectBody: string;
  dataCenter: string;
  dataCenterHint: string;
  dataCenters: Record<string, string>;
  language: string;
  languageHint: string;
  languages: { en: string; zh: string };
  button: string;
  trust: string;
}
