import pg from 'pg';

const withClient = async <T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

/** Whether no organisation is in it, or not even the tables. */
export const isEmpty = (url: string): Promise<boolean> =>
  withClient(url, async (client) => {
    const { rows } = await client.query<{ found: boolean }>(`select to_regclass('organizations') is not null as found`);
    return !rows[0]?.found || (await client.query('select from organizations limit 1')).rowCount === 0;
  });

/** As the server calls itself, for the report. */
export const versionOf = (url: string): Promise<string> =>
  withClient(url, async (client) => (await client.query<{ server_version: string }>('show server_version')).rows[0]?.server_version ?? '');
