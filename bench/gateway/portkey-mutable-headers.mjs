// A plain install of @portkey-ai/gateway 1.15.2 answers every stream with 500, since it writes to headers of fetch's
// answer, which may not be written (its issues 1389 and 1550). With this loaded first, they may.
const { fetch } = globalThis;
globalThis.fetch = async (...request) => {
  const answer = await fetch(...request);
  return new Response(answer.body, { status: answer.status, statusText: answer.statusText, headers: new Headers(answer.headers) });
};
