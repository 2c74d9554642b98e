/**
 * The part of Zoho's embedded-app library that we use. It has no npm package and no types; Zoho describes it at
 * https://help.zwidgets.com/help/latest/index.html. What it answers is unchecked.
 */
export interface Zoho {
  embeddedApp: {
    on(event: 'PageLoad', listener: (data: unknown) => void): void;
    init(): Promise<unknown>;
  };
  CRM: {
    API: {
      getRecord(request: { Entity: string; RecordID: string }): Promise<unknown>;
    };
    META: {
      getFields(request: { Entity: string }): Promise<unknown>;
    };
    CONFIG: {
      getCurrentUser(): Promise<unknown>;
    };
    UI: {
      Resize(size: { height: number }): Promise<unknown>;
      Record: {
        open(record: { Entity: string; RecordID: string; Target?: '_blank' }): Promise<unknown>;
      };
    };
  };
}

declare global {
  interface Window {
    ZOHO?: Zoho;
  }
}
