import type { Texts } from './texts.ts';

const number = new Intl.NumberFormat('en-GB');

/** The widget in English. */
export const en: Texts = {
  otherLanguage: '中文',
  tryAgain: 'Try again',
  card: {
    loading: 'Loading the account',
    provisional: 'provisional',
    provisionalHint: 'Provisional: there is too little history for this class to be final.',
    classes: 'Classes',
    notClassified: {
      title: 'This account has no class yet.',
      remedy: 'New accounts are classified within a few minutes.',
    },
    fieldsMissing: {
      title: 'Tierwise’s fields are not in this organization yet.',
      remedy:
        'Ask your CRM administrator to connect Tierwise, and to show its fields to your profile.',
    },
    nextAction: 'Next action',
    noPlay: 'Nothing is due for this account.',
    overdue: 'overdue',
    waiting: 'later',
    morePlays: 'Also to do',
    otherPlays: (count) => (count === 1 ? '1 more play' : `${number.format(count)} more plays`),
    whyClasses: 'Why these classes',
    evidence: 'Evidence',
    coverage: (percent) => `Rests on ${percent}% of the facts this class looks at.`,
    override: (computed) => `Set by hand; computed: ${computed}.`,
    overrideWhy: (why) => `Reason given: ${why}.`,
    overrideUntil: (date) => `Holds until ${date}.`,
    change: (from, on, cause) => `Was ${from} until ${on} (${cause}).`,
    deals: 'Deals',
    dealsCounted: (count) => `${number.format(count)} counted`,
    dealsExcluded: (count) => `${number.format(count)} left out`,
    latestDeals: 'Latest counted deals',
    excludedDeals: 'Left out, and why',
    noDeals: 'No deal has been counted yet.',
    group: 'Group',
    groupMembers: (count) => (count === 1 ? '1 other account' : `${count} other accounts`),
    asOf: (date) => `As of ${date}`,
    policy: (version) => `policy ${version}`,
    signedInAs: (name) => `signed in as ${name}`,
    stale: 'This could not be refreshed for a while.',
  },
  signIn: {
    title: 'See why, and what to do next',
    body: 'Reasons, evidence and the full strategy are shown to people who may read this account in CRM. Signing in takes a click or two.',
    again: {
      title: 'Your sign-in is over',
      remedy: 'What you see stays. Sign in again to keep it up to date.',
    },
    button: 'Sign in with Zoho',
    checking: 'Checking whether you are signed in',
    waiting: 'Go on in the window that has opened.',
    showWindow: 'Show the window',
    cancel: 'Cancel',
    problems: {
      blocked: {
        title: 'Your browser has blocked the sign-in window.',
        remedy: 'Allow pop-ups for this page, then choose “Sign in with Zoho” again.',
      },
      closed: {
        title: 'The sign-in window was closed before you were signed in.',
        remedy: 'Choose “Sign in with Zoho” to start again.',
      },
      'timed-out': {
        title: 'The sign-in took too long.',
        remedy: 'Choose “Sign in with Zoho” to start again.',
      },
      'consent-refused': {
        title: 'Access was not granted in the sign-in window.',
        remedy: 'Sign in again and choose “Accept”: Tierwise only learns who you are.',
      },
      'organization-not-connected': {
        title: 'Your organization is not connected to Tierwise.',
        remedy: 'Ask your CRM administrator to connect it.',
      },
      'sign-in-expired': {
        title: 'This sign-in is no longer valid.',
        remedy: 'Choose “Sign in with Zoho” to start again.',
      },
      'crm-unavailable': {
        title: 'Zoho does not answer properly.',
        remedy: 'Try again in a few minutes.',
      },
      failed: {
        title: 'The sign-in did not work.',
        remedy: 'Try again; if it stays so, tell your CRM administrator.',
      },
    },
  },
  problems: {
    'not-in-crm': {
      title: 'This is the part of Tierwise that lives inside Zoho CRM.',
      remedy: 'Open an account in Zoho CRM to see it there.',
    },
    'no-account': {
      title: 'No account is open here.',
      remedy: 'Open an account in CRM to see its classes and the next action.',
    },
    'several-accounts': {
      title: 'Several accounts are selected.',
      remedy: 'Open one of them to see its classes and the next action.',
    },
    'other-module': {
      title: 'Tierwise describes accounts, and this is another kind of record.',
      remedy: 'Open the account that it belongs to.',
    },
    'library-missing': {
      title: 'Zoho’s library for widgets could not be loaded.',
      remedy: 'Check the network and any content blocker, then try again.',
    },
    'crm-silent': {
      title: 'The CRM page does not answer.',
      remedy: 'Reload the CRM page. If this page is not inside Zoho CRM, open it there.',
    },
    'record-unreadable': {
      title: 'CRM does not show this record to you.',
      remedy: 'Ask your CRM administrator for access to the account.',
    },
    offline: {
      title: 'The Tierwise server cannot be reached.',
      remedy: 'Check the network, then try again.',
    },
  },
  signedIn: {
    title: 'Sign in · Tierwise',
    done: 'You are signed in.',
    doneHint: 'This window closes by itself.',
    noOpener: {
      title: 'The page that began this sign-in is gone.',
      remedy:
        'Close this window, go back to the account in CRM and choose “Sign in with Zoho” again.',
    },
    backToTierwise: 'To the start page of Tierwise',
  },
  progress: {
    pageTitle: 'Set-up · Tierwise',
    title: (organization) => `Setting up ${organization}`,
    titleFinished: (organization) => `${organization} is set up`,
    steps: {
      'create-fields': 'Create the class fields',
      subscribe: 'Subscribe to changes',
      'read-accounts': 'Read the accounts',
      'read-deals': 'Read the deals',
      classify: 'Classify every account',
      write: 'Write the classes to CRM',
      'create-views': 'Make the lists of accounts',
      done: 'Done',
    },
    standings: { done: 'done', finished: 'done', failed: 'stopped here' },
    finished: 'Every account is classified.',
    failed: 'The set-up has stopped.',
    count: (done, total) =>
      total === undefined
        ? number.format(done)
        : `${number.format(done)} of ${number.format(total)}`,
    waits: (time) =>
      `Waiting for API credits: your CRM’s share for Tierwise is used up for now. It goes on by itself at ${time}.`,
    credits: (count) => `API credits used: ${number.format(count)}`,
    keepsRunning: 'You may close this page: the work goes on without it.',
    noLink: {
      title: 'This page opens from the link you got when you connected.',
      remedy: 'The link works for an hour. Connect again to get a new one; nothing is lost.',
    },
    connectAgain: 'Connect again',
    next: 'What to do next',
    nextWidget:
      'Show the card on your accounts: in CRM go to Setup › Developer Hub › Widgets › Create New Widget, type “Related List”, hosting “External”, and enter this address. Then add it as a related list to the Accounts page.',
    nextWidgetAddress: 'Address of the widget',
    nextReps:
      'Tell your team: with “Sign in with Zoho” in the card they see reasons, evidence and the full strategy.',
    nextFilters:
      'Filter, report and automate by the new fields: Tier, Lifecycle, Value Type, RFM Segment and the others.',
    lists: 'Lists of accounts to make by hand',
    listsBody:
      'Your CRM does not let Tierwise make lists (custom views) yet. In Accounts, open the menu of views, choose “New Custom View”, and for each line enter the name and the one criterion, and share it with everybody.',
    listName: 'Name',
    listCriterion: 'Criterion',
    listIs: (field: string, value: string) => `${field} is ${value}`,
    listContains: (field: string, value: string) => `${field} contains ${value}`,
    webhook: 'Optional: a webhook for workflow rules',
    webhookBody:
      'Changes reach Tierwise by themselves. If you want a workflow rule of yours to ask for an account to be classified again, make an address for its webhook.',
    webhookButton: 'Make a webhook address',
    webhookOnce: 'Shown once: copy it now. Making another one ends this one.',
    webhookUrl: 'URL to notify (POST)',
    webhookHeader: 'Header',
    webhookBodyParameters: 'Body: module = Accounts or Deals, ids = the record’s id',
    copy: 'Copy',
    copied: 'Copied',
  },
  welcome: {
    pageTitle: 'Tierwise for Zoho CRM',
    title: 'Know which accounts matter, and what to do for each of them',
    lead: 'Tierwise reads the accounts and deals of your Zoho CRM, decides for every account what kind of account it is, says why, and recommends the next action.',
    points: [
      {
        title: 'Classes as fields',
        body: 'Tier, lifecycle, value and RFM segment are ordinary account fields: filter, report and automate by them.',
      },
      {
        title: 'A reason for each',
        body: 'The deals that count and those that do not, the figures behind each class, and what it takes to reach the next one.',
      },
      {
        title: 'A next action',
        body: 'What to do, who does it and by when, from the account’s tier, stage and needs.',
      },
      {
        title: 'Your word stands',
        body: 'Change a class in CRM and it stays. Automations are not triggered, API credits are spent with care.',
      },
    ],
    connect: 'Connect your Zoho CRM',
    connectBody: 'An administrator connects once. Zoho asks you which access you grant.',
    dataCenter: 'Data center',
    dataCenterHint: 'The ending of the address at which you use Zoho CRM.',
    dataCenters: {
      com: 'United States (zoho.com)',
      eu: 'Europe (zoho.eu)',
      in: 'India (zoho.in)',
      'com.au': 'Australia (zoho.com.au)',
      jp: 'Japan (zoho.jp)',
      ca: 'Canada (zohocloud.ca)',
      sa: 'Saudi Arabia (zoho.sa)',
      uk: 'United Kingdom (zoho.uk)',
      'com.cn': 'China (zoho.com.cn)',
      local: 'This computer (demo)',
    },
    language: 'Language of the fields',
    languageHint: 'Names and texts of the fields in your CRM. It stays as chosen.',
    languages: { en: 'English', zh: '中文' },
    button: 'Connect',
    trust: 'Tierwise reads accounts and deals and writes only its own fields.',
  },
};
