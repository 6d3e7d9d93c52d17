import cookie from "@fastify/cookie";
import helmet from "@fastify/helmet";
import multipart from "@fastify/multipart";
import rateLimit from "@fastify/rate-limit";
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from "fastify";
import { takeForms } from "./form-body.ts";
import { BODY_LIMIT, REQUEST_TIMEOUT, UPLOAD_LIMIT } from "./limits.ts";
import { takeRaw } from "./raw-body.ts";
import { boundSlowBodies } from "./slow-body.ts";
import { compile } from "./validator.ts";

export interface AppOptions {
  readonly logger: FastifyBaseLogger;
  /** Served under https by a proxy: browsers are told to stay there. */
  readonly secure: boolean;
}

/** The bare web server: limits, headers, faults, bodies. Routes are added by their nouns. */
export async function makeApp(options: AppOptions): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: options.logger,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: false,
    bodyLimit: BODY_LIMIT,
    requestTimeout: REQUEST_TIMEOUT,
    routerOptions: { maxParamLength: 200 },
    forceCloseConnections: true,
  });
  app.setValidatorCompiler(({ schema, httpPart }) => {
    // Compiled when it is asked for first: a start does not wait for the checks of all routes.
    let check: ReturnType<typeof compile> | undefined;
    return (data: unknown) => {
      check ??= compile(schema as object, httpPart === "params" || httpPart === "querystring");
      if (check(data)) return true;
      return { error: Object.assign(new Error("invalid"), { validation: check.errors }) as never };
    };
  });
  await app.register(cookie);
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: CONTENT_SECURITY },
    strictTransportSecurity: options.secure ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: "same-origin" },
    crossOriginEmbedderPolicy: false,
  });
  await app.register(rateLimit, {
    global: false,
    errorResponseBuilder: (_request, context) =>
      Object.assign(new Error("often"), {
        statusCode: 429,
        seconds: Math.ceil(context.ttl / 1000),
      }),
  });
  await app.register(multipart, { limits: { fileSize: UPLOAD_LIMIT, files: 2, fields: 20 } });
  takeForms(app);
  takeRaw(app);
  boundSlowBodies(app);
  app.addHook("onSend", async (_request, reply) => {
    reply.header("permissions-policy", "camera=(), microphone=(), geolocation=(self), payment=()");
    if (!reply.hasHeader("cache-control")) reply.header("cache-control", "no-store");
  });
  return app;
}

/** No inline code and no inline style anywhere. */
const CONTENT_SECURITY = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", "data:", "blob:"],
  mediaSrc: ["'self'", "blob:"],
  frameSrc: ["'self'"],
  fontSrc: ["'self'"],
  connectSrc: ["'self'"],
  manifestSrc: ["'self'"],
  workerSrc: ["'self'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
  baseUri: ["'none'"],
};
