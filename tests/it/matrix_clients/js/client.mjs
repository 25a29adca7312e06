// A stranger with matrix-js-sdk, without encryption. Each line that comes in asks for one thing, as JSON, and one line answers it.
import { webcrypto } from "node:crypto";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

// The SDK takes a newer Node for granted than Debian has. This is all that it lacks there.
globalThis.crypto ??= webcrypto;
Promise.withResolvers ??= function () {
  const it = {};
  it.promise = new this((resolve, reject) => Object.assign(it, { resolve, reject }));
  return it;
};

const require = createRequire(join(process.env.MODULES, "package.json"));
const module = (name) => import(pathToFileURL(require.resolve(`matrix-js-sdk/${name}`)).href);
// What is printed answers; what the SDK has to tell is no answer.
for (const level of ["trace", "debug", "info", "log", "warn"]) console[level] = () => {};
const sdk = await module("lib/index.js");
const { PollResponseEvent } = await module("lib/extensible_events_v1/PollResponseEvent.js");

let client;

// Waits until a sync has brought what is looked for.
const until = (found) =>
  new Promise((resolve) => {
    const look = () => {
      const it = found();
      if (!it) return;
      client.off(sdk.ClientEvent.Event, later);
      client.off(sdk.ClientEvent.Sync, later);
      resolve(it);
    };
    // What has come is put into its place when all who are told of it have heard.
    const later = () => setImmediate(look);
    client.on(sdk.ClientEvent.Event, later);
    client.on(sdk.ClientEvent.Sync, later);
    look();
  });

const shown = (event) => ({
  event: event.getId(),
  kind: event.getContent().msgtype,
  body: event.getContent().body ?? "",
  relation: event.getWireContent()["m.relates_to"] ?? {},
  encrypted: event.isEncrypted(),
});

const begin = async (baseUrl, { access_token: accessToken, user_id: userId, device_id: deviceId }, isGuest) => {
  client = sdk.createClient({ baseUrl, accessToken, userId, deviceId });
  client.setGuest(isGuest);
  await client.startClient({ threadSupport: true, initialSyncLimit: 100 });
  await until(() => client.isInitialSyncComplete());
  return { user: userId };
};

const send = async (room, thread, content) => ({ event: (await client.sendMessage(room, thread, content)).event_id });

const ways = {
  async login({ homeserver, user, password, name }) {
    const asked = sdk.createClient({ baseUrl: homeserver });
    const identifier = { type: "m.id.user", user };
    const begun = await begin(homeserver, await asked.loginRequest({ type: "m.login.password", identifier, password }), false);
    await client.setDisplayName(name);
    return begun;
  },
  async guest({ homeserver }) {
    const asked = sdk.createClient({ baseUrl: homeserver });
    return begin(homeserver, await asked.registerGuest(), true);
  },
  async rename({ name }) {
    await client.setDisplayName(name);
    return {};
  },
  async create({ invite, direct = false, preset = "private_chat", version }) {
    const { room_id: room } = await client.createRoom({ invite, is_direct: direct, preset, room_version: version });
    await until(() => client.getRoom(room));
    return { room };
  },
  async join({ room }) {
    await client.joinRoom(room);
    await until(() => client.getRoom(room)?.getMyMembership() === "join");
    return {};
  },
  async leave({ room }) {
    await client.leave(room);
    return {};
  },
  async members({ room, user }) {
    await until(() => client.getRoom(room).getMember(user)?.membership === "join");
    return {};
  },
  async send({ room, content, type = "m.room.message" }) {
    return { event: (await client.sendEvent(room, type, content)).event_id };
  },
  async say({ room, text }) {
    await client.sendTyping(room, true, 30_000);
    return send(room, null, sdk.ContentHelpers.makeTextMessage(text));
  },
  async html({ room, text, html }) {
    return send(room, null, sdk.ContentHelpers.makeHtmlMessage(text, html));
  },
  async emote({ room, text }) {
    return send(room, null, sdk.ContentHelpers.makeEmoteMessage(text));
  },
  async reply({ room, event, text }) {
    const relation = { "m.in_reply_to": { event_id: event } };
    return send(room, null, { ...sdk.ContentHelpers.makeTextMessage(text), "m.relates_to": relation });
  },
  // Its relation to the thread is the SDK's own.
  async thread({ room, event, text }) {
    return send(room, event, sdk.ContentHelpers.makeTextMessage(text));
  },
  async edit({ room, event, text }) {
    const relation = { rel_type: sdk.RelationType.Replace, event_id: event };
    const content = sdk.ContentHelpers.makeTextMessage(`* ${text}`);
    return send(room, null, { ...content, "m.new_content": sdk.ContentHelpers.makeTextMessage(text), "m.relates_to": relation });
  },
  async react({ room, event, key }) {
    const content = { "m.relates_to": { rel_type: sdk.RelationType.Annotation, event_id: event, key } };
    return { event: (await client.sendEvent(room, sdk.EventType.Reaction, content)).event_id };
  },
  async redact({ room, event }) {
    return { event: (await client.redactEvent(room, event)).event_id };
  },
  // A file with words beside it.
  async caption({ room, text, name }) {
    const { content_uri: url } = await client.uploadContent(Buffer.from("%PDF-1.4"), { name, type: "application/pdf" });
    return send(room, null, { msgtype: sdk.MsgType.File, body: text, filename: name, url });
  },
  async vote({ room, poll, answer }) {
    const { type, content } = PollResponseEvent.from([answer], poll).serialize();
    return { event: (await client.sendEvent(room, type, content)).event_id };
  },
  // The newest poll of a room, as soon as there are so many.
  async poll({ room, number }) {
    const polls = await until(() => {
      const all = [...client.getRoom(room).polls.values()];
      return all.length >= number && all;
    });
    const poll = polls.at(-1);
    const { question, answers } = poll.pollEvent;
    return { poll: poll.pollId, question: question.text, answers: answers.map((it) => `${it.id} ${it.text}`).join(", ") };
  },
  // Waits until a poll has ended.
  async ended({ room, poll }) {
    await until(() => client.getRoom(room).polls.get(poll).isEnded);
    return {};
  },
  // Waits until somebody has read an event: has said so, and not only said something later.
  async read({ room, event, by }) {
    await until(() => client.getRoom(room).getEventReadUpTo(by, true) === event);
    return {};
  },
  // The first message of somebody that is not known yet: in a thread, or in none. What is in a thread is not beside it.
  async next({ room, thread, by, known }) {
    const events = () => (thread ? client.getRoom(room)?.getThread(thread)?.events : client.getRoom(room)?.getLiveTimeline().getEvents());
    const isIt = (it) => it.getSender() === by && it.getType() === "m.room.message" && !known.includes(it.getId());
    return shown(await until(() => events()?.find(isIt)));
  },
};

// When nobody asks any more, the tests have ended.
for await (const line of createInterface({ input: process.stdin })) {
  const { do: way, ...asked } = JSON.parse(line);
  process.stdout.write(`${JSON.stringify(await ways[way](asked))}\n`);
}
process.exit(0);
