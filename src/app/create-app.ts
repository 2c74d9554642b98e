import { createAuthorizeAccount } from './authorize-account.ts';
import { createBeginConsent } from './begin-consent.ts';
import { createCarryOutRun } from './carry-out-run.ts';
import { createComparePolicies } from './compare-policies.ts';
import { createCompleteConsent } from './complete-consent.ts';
import { createChangeWatch } from './create-change-watch.ts';
import { createJobHints } from './create-job-hints.ts';
import type { AppDependencies } from './dependencies.ts';
import { createDisconnectOrganization } from './disconnect-organization.ts';
import { createDrainOrganization } from './drain-organization.ts';
import { createExportOrganization } from './export-organization.ts';
import { createForgetLostOrganizations } from './forget-lost-organizations.ts';
import { createListDivergences } from './list-divergences.ts';
import { createListFindings } from './list-findings.ts';
import { createListPolicies } from './list-policies.ts';
import { createListUpcoming } from './list-upcoming.ts';
import { createOpenSession } from './open-session.ts';
import { createOpenWebhookDoor } from './open-webhook-door.ts';
import { createOverrideClass } from './override-class.ts';
import { createPublishPolicy } from './publish-policy.ts';
import { createPurgeOrganization } from './purge-organization.ts';
import { createReceiveBulkHint } from './receive-bulk-hint.ts';
import { createReceiveNotification } from './receive-notification.ts';
import { createReceiveUninstall } from './receive-uninstall.ts';
import { createReceiveWebhook } from './receive-webhook.ts';
import { createReceiveWorkflowCall } from './receive-workflow-call.ts';
import { createShowAccount } from './show-account.ts';
import { createShowProgress } from './show-progress.ts';
import { createSimulatePolicy } from './simulate-policy.ts';
import { createUndoRun } from './undo-run.ts';

/** Everything Tierwise can do, each operation over the same ports. */
export function createApp(given: Omit<AppDependencies, 'jobHints' | 'changeWatch'>) {
  const dependencies: AppDependencies = {
    ...given,
    jobHints: createJobHints(given.stopping),
    changeWatch: createChangeWatch(given),
  };
  return {
    authorizeAccount: createAuthorizeAccount(dependencies),
    beginConsent: createBeginConsent(dependencies),
    carryOutRun: createCarryOutRun(dependencies),
    comparePolicies: createComparePolicies(dependencies),
    completeConsent: createCompleteConsent(dependencies),
    disconnectOrganization: createDisconnectOrganization(dependencies),
    drainOrganization: createDrainOrganization(dependencies),
    exportOrganization: createExportOrganization(dependencies),
    forgetLostOrganizations: createForgetLostOrganizations(dependencies),
    isAwaitingJob: dependencies.jobHints.isAwaited,
    listDivergences: createListDivergences(dependencies),
    listFindings: createListFindings(dependencies),
    listPolicies: createListPolicies(dependencies),
    listUpcoming: createListUpcoming(dependencies),
    openSession: createOpenSession(dependencies),
    openWebhookDoor: createOpenWebhookDoor(dependencies),
    overrideClass: createOverrideClass(dependencies),
    publishPolicy: createPublishPolicy(dependencies),
    purgeOrganization: createPurgeOrganization(dependencies),
    receiveBulkHint: createReceiveBulkHint(dependencies),
    receiveNotification: createReceiveNotification(dependencies),
    receiveUninstall: createReceiveUninstall(dependencies),
    receiveWebhook: createReceiveWebhook(dependencies),
    receiveWorkflowCall: createReceiveWorkflowCall(dependencies),
    showAccount: createShowAccount(dependencies),
    showProgress: createShowProgress(dependencies),
    simulatePolicy: createSimulatePolicy(dependencies),
    undoRun: createUndoRun(dependencies),
  };
}

/** Everything Tierwise can do. */
export type App = ReturnType<typeof createApp>;
