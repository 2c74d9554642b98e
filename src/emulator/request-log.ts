/** One request to the API, as it is remembered. Tokens are masked. */
export interface LoggedRequest {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  /** The row of the router table, such as `PUT /{module}`. */
  readonly operation: string;
  readonly status: number;
  readonly credits: number;
  readonly userId: string;
  readonly clientId: string;
  /** `Zoho-oauthtoken 1000.ab…`: enough to tell two tokens apart, too little to use one. */
  readonly authorization: string;
  /** Epoch milliseconds. */
  readonly at: number;
  /** The kind of fault that disturbed it, if one did. */
  readonly fault: string | undefined;
}

/** The requests of an organization, oldest first; only the latest are kept. */
export interface RequestLog {
  readonly entries: readonly LoggedRequest[];
  add(request: LoggedRequest): void;
}

const mostEntries = 50_000;

/** An empty log. */
export function createRequestLog(): RequestLog {
  const entries: LoggedRequest[] = [];
  return {
    entries,
    add: (request) => {
      if (entries.length >= mostEntries) entries.splice(0, mostEntries / 10);
      entries.push(request);
    },
  };
}

/** An Authorization header that gives nothing away. */
export function maskToken(header: string): string {
  return header.replace(/(\S{7})\S*$/, '$1…');
}
