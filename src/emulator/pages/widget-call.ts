import type { ModuleName } from '../organization-seed.ts';
import type { CrmVisit } from './crm-visit.ts';
import type { PageAnswer } from './page-answer.ts';

/** A widget's call as the embedded-app protocol carries it. */
interface WidgetCall {
  category?: string;
  Entity?: string;
  APIData?: { Entity?: string; RecordID?: string };
}

const modules: readonly string[] = ['Accounts', 'Contacts', 'Deals', 'Tasks', 'Notes'];

/** `POST …/widget-call`: what a widget asks through the page, answered under the permissions of whoever looks at it. */
export function answerWidget({ desk }: CrmVisit, call: WidgetCall): PageAnswer {
  switch (call.category) {
    case 'READ': {
      const record = recordFor(desk, call.APIData);
      return { json: { data: record ? [record] : [] } };
    }
    case 'META':
      return isModule(call.Entity)
        ? { json: { fields: desk.fieldMetadata(call.Entity) } }
        : refused;
    case 'CONFIG':
      return { json: { users: [desk.currentUser()] } };
    case 'UI':
      return { json: true };
    default:
      return refused;
  }
}

const refused: PageAnswer = { status: 400, json: { code: 'INVALID_REQUEST', status: 'error' } };

function recordFor(
  desk: CrmVisit['desk'],
  { Entity: module, RecordID: id }: WidgetCall['APIData'] & object = {},
) {
  return isModule(module) && id !== undefined ? desk.record(module, id) : undefined;
}

function isModule(name: string | undefined): name is ModuleName {
  return name !== undefined && modules.includes(name);
}
