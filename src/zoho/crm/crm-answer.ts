import type { SdkAnswer } from '../sdk/run-operation.ts';

/** What a call brought back: JSON, or the file that was asked for. */
export type CrmAnswer = SdkAnswer & { file?: Buffer };
