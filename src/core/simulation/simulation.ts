import type { Calibration } from '../calibration/calibration.ts';
import type { Day } from '../day.ts';
import type { Context, Subject } from '../dimensions/dimension.ts';
import type { HomeFacts } from '../facts.ts';
import type { Policy } from '../policy/policy.ts';
import type { Language } from '../text.ts';

/** A question of what a policy would change: the one in force held against another, on the same facts. */
export interface SimulationInputs {
  asOf: Day;
  home?: HomeFacts | undefined;
  /** The policy in force. */
  before: Policy;
  /** The calibration in force; made anew from the book when absent. */
  calibration?: Calibration | undefined;
  /** Those before it under the same policy, oldest first: classes are held over them. */
  earlier?: readonly Calibration[] | undefined;
  /** The policy that would take its place. */
  after: Policy;
  /** Keys of the class fields that the CRM has; all when absent. */
  fields?: readonly string[] | undefined;
  /** In which the fields are written. */
  language: Language;
  /** ISO 4217 code of the home currency. */
  currency?: string | undefined;
  /** Classes that people chose, by dimension; they stay whatever the policy. None when absent. */
  chosen?: ((accountId: string) => Readonly<Record<string, string>>) | undefined;
  /**
   * Keys of the fields of an account that would be written, for who knows what the CRM holds; asked for every account.
   * Without it, the fields that both policies would write differently.
   */
  fieldsToWrite?: ((subject: Subject, context: Context) => readonly string[]) | undefined;
}

/** Accounts and what they brought in the window of the policy in force, in home currency. */
export interface Weighed {
  accounts: number;
  revenue: number;
}

/** Accounts of one class before and one after; the same where they stay. */
export interface ClassMove extends Weighed {
  from: string;
  to: string;
}

/** What would happen in one dimension. */
export interface DimensionMoves {
  dimension: string;
  /** Those that change their class. */
  moved: Weighed;
  /** The matrix, cell by cell, those that stay included; classes in their order, empty cells left out. */
  moves: ClassMove[];
}

/** An account that changes a class. */
export interface Mover {
  accountId: string;
  accountName: string;
  revenue: number;
  changes: { dimension: string; from: string; to: string }[];
}

/** What writing the new classes to the CRM would take. */
export interface SimulatedWrite {
  /** Accounts written to. */
  rows: number;
  /** Accounts by the field that would be written. */
  fields: Record<string, number>;
  /** Classes that a picklist does not offer yet, by its key; each such field takes a call. */
  newValues: Record<string, string[]>;
  /** API credits, at least. */
  credits: number;
}

/** What another policy would change. */
export interface Simulation {
  asOf: Day;
  before: { policyVersion: string; calibrationId: string };
  after: { policyVersion: string; calibrationId: string };
  all: Weighed;
  /** Those that change any class. */
  moved: Weighed;
  /** In the order people see them. */
  dimensions: DimensionMoves[];
  /** Those that bring most first. */
  movers: Mover[];
  write: SimulatedWrite;
  /**
   * Accounts that a new calibration would move under the policy in force, too: that many moves are not the new policy’s
   * doing. 0 where the calibration in force is as new.
   */
  movedByCalibrationAlone: number;
}
