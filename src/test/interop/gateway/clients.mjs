// The openai and @anthropic-ai/sdk packages against a running Gatehouse, with nothing but address and token changed:
//   node clients.mjs http://localhost:8080 TOKEN [a model of OpenAI's dialect] [a model of Anthropic's]
import assert from 'node:assert/strict';
import Anthropic from '@anthropic-ai/sdk';
import OpenAI from 'openai';

const [address, token, model = 'openai/gpt-4o-mini', claude = 'anthropic/claude-sonnet-5-5'] = process.argv.slice(2);
const openai = new OpenAI({ baseURL: `${address}/v1`, apiKey: token });
const anthropic = new Anthropic({ baseURL: `${address}/anthropic`, apiKey: token });
const messages = [{ role: 'user', content: 'Who keeps the gate?' }];
const tool = { name: 'open_gate', description: 'Opens a gate', schema: { type: 'object', properties: { gate: { type: 'string' } } } };

async function step(name, run) {
  const told = await run();
  console.log(`ok  ${name}${told ? `: ${told}` : ''}`);
}

await step('openai: models', async () => {
  const ids = (await openai.models.list()).data.map(one => one.id);
  assert(ids.includes(model), `${model} is not among ${ids}`);
  return `${ids.length}`;
});

for (const name of [model, claude]) {
  await step(`openai: a whole answer of ${name}`, async () => {
    const answer = await openai.chat.completions.create({ model: name, messages });
    assert(answer.choices[0].message.content.length > 0);
    assert(answer.usage.total_tokens > 0);
    return answer.choices[0].message.content.slice(0, 40);
  });
  await step(`openai: a stream of ${name}`, async () => {
    const stream = await openai.chat.completions.create({ model: name, messages, stream: true, stream_options: { include_usage: true } });
    let pieces = 0;
    let usage;
    for await (const chunk of stream) {
      pieces += chunk.choices[0]?.delta?.content ? 1 : 0;
      usage = chunk.usage ?? usage;
    }
    assert(pieces > 1);
    assert(usage.completion_tokens > 0);
    return `${pieces} pieces`;
  });
  await step(`openai: a tool of ${name}`, async () => {
    const answer = await openai.chat.completions.create({
      model: name, messages, tools: [{ type: 'function', function: { name: tool.name, description: tool.description, parameters: tool.schema } }] });
    const call = answer.choices[0].message.tool_calls[0];
    assert.equal(call.function.name, tool.name);
    JSON.parse(call.function.arguments);
  });
}

await step('openai: stopped', async () => {
  const stream = await openai.chat.completions.create({ model, messages, stream: true });
  for await (const chunk of stream) {
    assert(chunk.id);
    stream.controller.abort();
  }
});

await step('openai: a model that nobody has', async () => {
  await assert.rejects(openai.chat.completions.create({ model: 'nobody/nothing', messages }), error => error.status === 404);
});

await step('openai: a token that is none', async () => {
  const stranger = new OpenAI({ baseURL: `${address}/v1`, apiKey: `${token.slice(0, -3)}xyz`, maxRetries: 0 });
  await assert.rejects(stranger.models.list(), error => error.status === 401);
});

await step('anthropic: a whole answer', async () => {
  const answer = await anthropic.messages.create({ model: claude, max_tokens: 200, messages });
  assert.equal(answer.type, 'message');
  return answer.content.find(block => block.type === 'text').text.slice(0, 40);
});

await step('anthropic: a stream', async () => {
  const stream = anthropic.messages.stream({ model: claude, max_tokens: 200, messages });
  let pieces = 0;
  stream.on('text', () => (pieces += 1));
  const whole = await stream.finalMessage();
  assert(pieces > 1);
  assert(whole.usage.output_tokens > 0);
  return `${pieces} pieces`;
});

await step('anthropic: a tool', async () => {
  const answer = await anthropic.messages.create({
    model: claude, max_tokens: 200, messages, tools: [{ name: tool.name, description: tool.description, input_schema: tool.schema }] });
  assert(answer.content.some(block => block.type === 'tool_use' && block.name === tool.name));
});

await step('anthropic: a token that is none', async () => {
  const stranger = new Anthropic({ baseURL: `${address}/anthropic`, apiKey: `${token.slice(0, -3)}xyz`, maxRetries: 0 });
  await assert.rejects(stranger.messages.create({ model: claude, max_tokens: 20, messages }), error => error.status === 401);
});
console.log('all');
