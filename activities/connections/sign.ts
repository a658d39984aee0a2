import { createHmac } from 'node:crypto';

/**
 * The headers of Standard Webhooks: id and time, and a signature with each secret that is in force, so that a receiver
 * goes on accepting while its secret is being changed. `now` in epoch milliseconds.
 */
export function webhookHeaders(
  id: string,
  now: number,
  body: string,
  secrets: readonly string[],
): Record<string, string> {
  const timestamp = String(Math.floor(now / 1000));
  const signature = secrets.map((secret) => {
    const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
    return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
  });
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature.join(' ') };
}

/** The address of a 钉钉 robot that goes by signatures: with the time in milliseconds, and the two signed by its secret. */
export function signedForDingtalk(url: string, now: number, secret: string): string {
  const signed = new URL(url);
  signed.searchParams.set('timestamp', String(now));
  signed.searchParams.set('sign', createHmac('sha256', secret).update(`${now}\n${secret}`).digest('base64'));
  return signed.href;
}
