"""A stranger with matrix-nio. Each line that comes in asks for one thing, as JSON, and one line answers it."""

import asyncio
import json
import sys
import tempfile

from markdown import markdown
from nio import AsyncClient, AsyncClientConfig, Event, MegolmEvent, ReceiptEvent, RoomPreset

# How long the homeserver holds a question whether there is anything new, in milliseconds.
LONG_POLL = 30_000


def done(response):
    """The answer of the homeserver, if it is no refusal."""
    if type(response).__name__.endswith("Error"):
        raise RuntimeError(str(response))
    return response


class Stranger:
    def __init__(self, store):
        self.store = store
        self.changed = asyncio.Condition()
        self.seen = {}
        self.unreadable = []
        self.receipts = []

    async def login(self, homeserver, user, password, name):
        # Nothing is written to the disk for the next time: there is none.
        config = AsyncClientConfig(encryption_enabled=True, store_sync_tokens=False)
        self.client = AsyncClient(homeserver, user, store_path=self.store, config=config)
        done(await self.client.login(password, device_name="nio"))
        done(await self.client.set_displayname(name))
        self.client.add_event_callback(self.on_event, Event)
        self.client.add_ephemeral_callback(self.on_receipts, ReceiptEvent)
        self.client.add_response_callback(self.on_sync)
        self.syncing = asyncio.create_task(self.client.sync_forever(timeout=LONG_POLL, full_state=True))
        # The first sync publishes the keys with which others can write to this device.
        await self.client.synced.wait()
        while self.client.should_upload_keys:
            done(await self.client.keys_upload())
        return {"user": self.client.user_id}

    async def on_event(self, room, event):
        if isinstance(event, MegolmEvent):
            self.unreadable.append((room, event))
        self.seen.setdefault(room.room_id, {})[event.event_id] = event

    async def on_receipts(self, room, event):
        self.receipts += event.receipts

    async def on_sync(self, _):
        # The key of an event may come after it.
        still = []
        for room, event in self.unreadable:
            try:
                self.seen[room.room_id][event.event_id] = self.client.decrypt_event(event)
            except Exception:
                still.append((room, event))
        self.unreadable = still
        async with self.changed:
            self.changed.notify_all()

    async def until(self, found):
        """Waits until a sync has brought what is looked for."""
        async with self.changed:
            while not (it := found()):
                await self.changed.wait()
        return it

    async def create(self, invite, encrypted=False, direct=False, preset="private_chat", version=None, levels=None):
        encryption = {"type": "m.room.encryption", "state_key": "", "content": {"algorithm": "m.megolm.v1.aes-sha2"}}
        response = done(await self.client.room_create(
            invite=invite, is_direct=direct, preset=RoomPreset[preset], room_version=version,
            initial_state=[encryption] if encrypted else [], power_level_override=levels,
        ))
        await self.until(lambda: response.room_id in self.client.rooms)
        return {"room": response.room_id}

    async def join(self, room):
        done(await self.client.join(room))
        await self.until(lambda: room in self.client.rooms)
        return {}

    async def leave(self, room):
        done(await self.client.room_leave(room))
        return {}

    async def invited(self, by):
        """The room into which somebody invites, as soon as they do."""
        def room():
            return next((id for id, room in self.client.invited_rooms.items() if room.inviter == by), None)
        return {"room": await self.until(room)}

    async def members(self, room, user):
        await self.until(lambda: user in self.client.rooms[room].users)
        return {}

    async def set_state(self, room, type, content):
        done(await self.client.room_put_state(room, type, content))
        return {}

    async def send(self, room, content, type="m.room.message"):
        if self.client.should_query_keys:
            done(await self.client.keys_query())
        response = await self.client.room_send(room, type, content, ignore_unverified_devices=True)
        return {"event": done(response).event_id}

    async def say(self, room, text):
        await self.client.room_typing(room)
        return await self.send(room, {"msgtype": "m.text", "body": text})

    async def markdown(self, room, text):
        """As matrix-commander writes what is typed with `--markdown`."""
        formatted = {"format": "org.matrix.custom.html", "formatted_body": markdown(text)}
        return await self.send(room, {"msgtype": "m.text", "body": text, **formatted})

    async def reply(self, room, event, text):
        relation = {"m.in_reply_to": {"event_id": event}}
        return await self.send(room, {"msgtype": "m.text", "body": text, "m.relates_to": relation})

    async def thread(self, room, event, text):
        relation = {"rel_type": "m.thread", "event_id": event, "is_falling_back": True, "m.in_reply_to": {"event_id": event}}
        return await self.send(room, {"msgtype": "m.text", "body": text, "m.relates_to": relation})

    async def edit(self, room, event, text):
        new = {"msgtype": "m.text", "body": text}
        relation = {"rel_type": "m.replace", "event_id": event}
        return await self.send(room, {**new, "body": f"* {text}", "m.new_content": new, "m.relates_to": relation})

    async def react(self, room, event, key):
        relation = {"rel_type": "m.annotation", "event_id": event, "key": key}
        return await self.send(room, {"m.relates_to": relation}, type="m.reaction")

    async def redact(self, room, event):
        return {"event": done(await self.client.room_redact(room, event)).event_id}

    async def read(self, room, event, by):
        """Waits until somebody has read an event."""
        await self.until(lambda: any(it.user_id == by and it.event_id == event for it in self.receipts))
        return {}

    async def next(self, room, by, known, thread=None):
        """The first message of somebody that is not known yet: in a thread, or in none."""
        def message():
            for event in list(self.seen.get(room, {}).values()):
                if event.sender != by or event.source["type"] != "m.room.message" or event.event_id in known:
                    continue
                relation = event.source["content"].get("m.relates_to", {})
                if thread == (relation.get("event_id") if relation.get("rel_type") == "m.thread" else None):
                    return shown(event)
        return await self.until(message)


def shown(event):
    content = event.source["content"]
    return {
        "event": event.event_id,
        "kind": content.get("msgtype"),
        "body": content.get("body", ""),
        "relation": content.get("m.relates_to", {}),
        "encrypted": bool(event.decrypted),
    }


async def main():
    lines = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(lines), sys.stdin)
    with tempfile.TemporaryDirectory() as store:
        stranger = Stranger(store)
        # When nobody asks any more, the tests have ended.
        while line := await lines.readline():
            asked = json.loads(line)
            answer = await getattr(stranger, asked.pop("do"))(**asked)
            print(json.dumps(answer), flush=True)


asyncio.run(main())
