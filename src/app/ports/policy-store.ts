/** A stored calibration: `payload` is the core's `Calibration` as JSON. */
export interface CalibrationStore {
  save(
    organizationId: string,
    calibration: { id: string; asOf: number; payload: string; createdAt: number },
  ): Promise<void>;
  latest(organizationId: string): Promise<{ id: string; payload: string } | undefined>;
  find(organizationId: string, id: string): Promise<{ id: string; payload: string } | undefined>;
  /** Newest first. */
  list(
    organizationId: string,
    limit: number,
  ): Promise<{ id: string; asOf: number; createdAt: number }[]>;
}

/** A published policy: `payload` is the core's `Policy` as JSON. */
export interface PolicyStore {
  publish(
    organizationId: string,
    policy: { version: string; payload: string; author: string; note: string; publishedAt: number },
  ): Promise<void>;
  current(organizationId: string): Promise<{ version: string; payload: string } | undefined>;
  list(
    organizationId: string,
  ): Promise<{ version: string; author: string; note: string; publishedAt: number }[]>;
}
