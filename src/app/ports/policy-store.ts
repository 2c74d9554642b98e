/** A stored calibration: `payload` is the core's `Calibration` as JSON. */
export interface CalibrationStore {
  /** Inserts or replaces. */
  save(
    organizationId: string,
    calibration: { id: string; asOf: number; payload: string; createdAt: number },
  ): Promise<void>;
  /** By the instant it was created. */
  latest(organizationId: string): Promise<{ id: string; payload: string } | undefined>;
  find(organizationId: string, id: string): Promise<{ id: string; payload: string } | undefined>;
  /** Newest first. */
  list(
    organizationId: string,
    limit: number,
  ): Promise<{ id: string; asOf: number; payload: string; createdAt: number }[]>;
}

/** That somebody published a policy. */
export interface PolicyPublication {
  version: string;
  author: string;
  note: string;
  publishedAt: number;
}

/** Published policies: `payload` is the core's `Policy` as JSON, and one version is always the same policy. */
export interface PolicyStore {
  /**
   * Makes a policy the current one and notes who did so; a version may be published again. With `basedOn` only while that
   * version is the current one: `false`, and nothing is done, when somebody else came first.
   */
  publish(
    organizationId: string,
    policy: PolicyPublication & { payload: string; basedOn?: string | undefined },
  ): Promise<boolean>;
  current(organizationId: string): Promise<{ version: string; payload: string } | undefined>;
  /** A policy once published, so that a decision made under it can be explained. */
  find(
    organizationId: string,
    version: string,
  ): Promise<{ version: string; payload: string } | undefined>;
  /** Every publication, newest first. */
  list(organizationId: string): Promise<PolicyPublication[]>;
}
