import { DuckDBInstance } from '@duckdb/node-api';

/**
 * Recency, frequency and monetary alone, as a program of its own: `node duckdb-rfm.js ACCOUNTS DEALS OUTPUT`. Columns and
 * types are given, so that nothing is guessed, and ids are numbers, which is how DuckDB would read them by itself.
 */
const [accounts, deals, output] = process.argv.slice(2);

/** `1 + min(4, floor(5 · (2·worse + equal) / 2n))`, the lowest value forced to 1 and the highest to 5: both answer the same. */
function midRank(order: string): string {
  const worse = `rank() OVER (ORDER BY ${order}) - 1`;
  const notBetter = `count(*) OVER (ORDER BY ${order})`;
  return `CASE WHEN ${worse} = 0 THEN 1 WHEN ${notBetter} = count(*) OVER () THEN 5
    ELSE 1 + least(4, (5 * (${worse} + ${notBetter})) // (2 * count(*) OVER ())) END`;
}

const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
const connection = await instance.connect();
await connection.run(`
  COPY (
    WITH wins AS (
      SELECT "Account_Name.id" AS account, Closing_Date AS day, Amount AS amount
      FROM read_csv('${deals}', header = true, columns = {
        'id': 'BIGINT', 'Deal_Name': 'VARCHAR', 'Account_Name.id': 'BIGINT', 'Stage': 'VARCHAR',
        'Amount': 'DOUBLE', 'Closing_Date': 'DATE', 'Product': 'VARCHAR'
      })
      WHERE Stage = 'Closed Won' AND Closing_Date <= DATE '2026-06-30'
    ),
    measured AS (
      SELECT
        account,
        DATE '2026-06-30' - max(day) AS recency,
        count(*) FILTER (day > DATE '2025-06-30') AS frequency,
        coalesce(sum(amount) FILTER (day > DATE '2025-06-30'), 0) AS monetary
      FROM wins GROUP BY account
    ),
    scored AS (
      SELECT
        account,
        ${midRank('recency DESC')} AS recency_score,
        ${midRank('frequency')} AS frequency_score,
        ${midRank('monetary')} AS monetary_score
      FROM measured
    )
    SELECT
      accounts.id AS account_id, Account_Name AS account_name,
      "Parent_Account.id" AS parent_id, recency_score, frequency_score, monetary_score
    FROM read_csv('${accounts}', header = true, columns = {
      'id': 'BIGINT', 'Account_Name': 'VARCHAR', 'Industry': 'VARCHAR', 'Ownership': 'VARCHAR',
      'Employees': 'BIGINT', 'Annual_Revenue': 'BIGINT', 'Billing_Country': 'VARCHAR',
      'Billing_City': 'VARCHAR', 'Parent_Account.id': 'BIGINT', 'Created_Time': 'VARCHAR'
    }) AS accounts
    LEFT JOIN scored ON scored.account = accounts.id
  ) TO '${output}' (FORMAT csv, HEADER)
`);
connection.closeSync();
instance.closeSync();
