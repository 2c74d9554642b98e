/** One error in Zoho's flat form. */
export function anError(codes: readonly string[], details: readonly string[] = []): object {
  return {
    type: 'object',
    required: ['code', 'details', 'message', 'status'],
    additionalProperties: false,
    properties: {
      code: { enum: codes },
      details: { type: 'object', required: details },
      message: { type: 'string' },
      status: { const: 'error' },
    },
  };
}
