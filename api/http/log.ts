import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';
import { uuidv7 } from 'uuidv7';

/** One line for each request: what was asked, by which account, what came of it. Headers and bodies stay out of it. */
export function logRequests(logger: Logger): RequestHandler {
  return pinoHttp({
    logger,
    quietReqLogger: true,
    genReqId: (_request, response) => {
      const id = uuidv7();
      response.setHeader('X-Request-Id', id);
      return id;
    },
    serializers: {
      req: ({ id, method, url }: { id: string; method: string; url: string }) => ({
        id,
        method,
        path: url.split('?')[0],
      }),
      res: ({ statusCode }: { statusCode: number }) => ({ status: statusCode }),
    },
    customProps: (_request, response) => ({ account: (response as { locals?: { account?: string } }).locals?.account }),
  });
}
