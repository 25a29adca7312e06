"""A mail server that takes letters and prints each as a line of JSON, after a line with its port.

Whoever hands them in must be "rapporteur" with the password "swordfish". To addresses that begin with "busy" it says once
that it cannot now, to those that begin with "nobody" that there is no such mailbox.
"""

import asyncio
import json
from email import message_from_bytes, policy

from aiosmtpd.smtp import SMTP, AuthResult


class Letters:
    def __init__(self):
        self.refused = set()

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("busy") and address not in self.refused:
            self.refused.add(address)
            return "451 4.3.0 Try again later"
        if address.startswith("nobody"):
            return "550 5.1.1 No such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        message = message_from_bytes(envelope.content, policy=policy.default)
        part = lambda kind: message.get_body((kind,)).get_content()
        letter = {
            "to": envelope.rcpt_tos,
            "headers": [[name, str(value)] for name, value in message.items()],
            "plain": part("plain"),
            "html": part("html"),
            "defects": [str(defect) for piece in message.walk() for defect in piece.defects],
        }
        print(json.dumps(letter), flush=True)
        return "250 OK"


def authenticator(server, session, envelope, mechanism, data):
    # Not handled: the library answers whoever is refused.
    return AuthResult(success=(data.login, data.password) == (b"rapporteur", b"swordfish"), handled=False)


async def main():
    letters = Letters()
    make = lambda: SMTP(letters, hostname="mail.example.org", authenticator=authenticator, auth_required=True, auth_require_tls=False)
    server = await asyncio.get_running_loop().create_server(make, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


asyncio.run(main())
