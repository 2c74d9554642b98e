import { formatDay } from '../../src/core/day.ts';
import { createRandom } from '../support/simulate-rhythms.ts';
import { writeLines } from './write-lines.ts';

/** The files of a book as a bulk read of Zoho CRM writes them. */
export interface BookFiles {
  accounts: string;
  deals: string;
}

/** Days since 1970-01-01 of the first and the last closing date. */
const firstDay = 19_539;
const lastDay = 20_634;

const industries = [
  ...['Manufacturing', 'Financial Services', 'Retail', 'Consulting', 'Real Estate', ''],
  ...['Wholesale', 'Communications', 'Technology', 'Government/Military', 'Education'],
];
const owners = ['Private', 'Public', 'Subsidiary', 'Government', ''];
const countries = ['China', 'United States', 'Germany', 'Japan', 'Brazil', 'Australia', ''];
const cities = ['Shanghai', 'Chicago', 'Hamburg', 'Osaka', 'Recife', 'Perth', ''];
const stages = [
  ...['Closed Won', 'Closed Won', 'Closed Won', 'Closed Won', 'Closed Lost'],
  ...['Closed-Lost to Competition', 'Negotiation/Review'],
];
const products = ['Pump P-20', 'Valve', 'Control Unit', 'Maintenance Contract', 'Training', '', ''];

/**
 * Writes a seeded book: ids of 19 digits, names with commas and quotes in them, one account in twenty with a parent, a few large
 * buyers and many small ones, amounts with and without cents, some missing.
 */
export function writeMillionBook(files: BookFiles, accounts: number, deals: number): void {
  writeAccounts(files.accounts, accounts);
  writeDeals(files.deals, accounts, deals);
}

function writeAccounts(path: string, accounts: number): void {
  const random = createRandom(1);
  const header =
    'id,Account_Name,Industry,Ownership,Employees,Annual_Revenue,Billing_Country,Billing_City,Parent_Account.id,Created_Time';
  writeLines(path, header, accounts, (i) => {
    const place = Math.floor(random() * countries.length);
    const parent = i % 20 === 7 ? idOf(Math.floor(random() * accounts), accounts) : '';
    const employees = random() < 0.3 ? '' : Math.ceil(Math.exp(random() * 9));
    const revenue = random() < 0.6 ? '' : Math.round(Math.exp(10 + random() * 10));
    const created = formatDay(firstDay - Math.floor(random() * 1500));
    return `${idOf(i, accounts)},${accountName(i)},${oneOf(industries, random)},${oneOf(owners, random)},${employees},${revenue},${countries[place]},${cities[place]},${parent},${created}T09:30:00+08:00`;
  });
}

function writeDeals(path: string, accounts: number, deals: number): void {
  const random = createRandom(2);
  const header = 'id,Deal_Name,Account_Name.id,Stage,Amount,Closing_Date,Product';
  writeLines(path, header, deals, (i) => {
    const account = Math.floor(random() ** 1.6 * accounts);
    const closed = firstDay + Math.floor(random() ** 0.8 * (lastDay - firstDay));
    const money = Math.exp(6 + 5 * random() * random());
    const amount = i % 3 === 0 ? money.toFixed(2) : Math.round(money);
    return `${dealIdOf(i)},${dealName(i)},${idOf(account, accounts)},${oneOf(stages, random)},${i % 97 === 0 ? '' : amount},${formatDay(closed)},${oneOf(products, random)}`;
  });
}

function accountName(i: number): string {
  if (i % 9 === 0) return `"Northgate ${i}, Inc."`;
  if (i % 101 === 0) return `"The ""Blue"" Company ${i}"`;
  return i % 5 === 0 ? `远航科技${i}有限公司` : `Harbour Trading ${i}`;
}

function dealName(i: number): string {
  return i % 11 === 0 ? `"Order ${i}, renewed"` : `Order ${i}`;
}

/** Ids in no order: every account once, as far apart as records of many months are. */
function idOf(i: number, accounts: number): string {
  return `55402300000${String((i * 7_919) % accounts).padStart(8, '0')}`;
}

function dealIdOf(i: number): string {
  return `55402310000${String(i).padStart(8, '0')}`;
}

function oneOf(texts: readonly string[], random: () => number): string {
  return texts[Math.floor(random() * texts.length)] as string;
}
