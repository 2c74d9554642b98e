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

/** A published policy: `payload` is the core's `Policy` as JSON. */
export interface PolicyStore {
  /** Makes a policy the current one; a version published before is replaced and becomes the newest. */
  publish(
    organizationId: string,
    policy: { version: string; payload: string; author: string; note: string; publishedAt: number },
  ): Promise<void>;
  current(organizationId: string): Promise<{ version: string; payload: string } | undefined>;
  /** A policy once published, so that a decision made under it can be explained. */
  find(
    organizationId: string,
    version: string,
  ): Promise<{ version: string; payload: string } | undefined>;
  /** Newest first. */
  list(
    organizationId: string,
  ): Promise<{ version: string; author: string; note: string; publishedAt: number }[]>;
}
