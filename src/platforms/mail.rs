//! Mail: what goes to the mailing list and to people who ask for it, as text and as a page, handed in to a mail server.

mod connector;
pub mod probe;

use std::sync::Arc;
use std::time::{Duration, SystemTime};

use anyhow::Context;
use commands::audience::address::Audience;
use commands::audience::language::language_of;
use commands::organisation::Organisation;
use commands::record::{Code, Register, Room};
use commands::render::html::{Html, escaped};
use commands::render::plain::{Plain, visible};
use commands::say;
use commands::words;
use commands::words::reply::{Block, Inline, Reply};
use jiff::Timestamp;
use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, Message, MultiPart};
use lettre::transport::smtp::authentication::Credentials;
use lettre::{Address, AsyncSmtpTransport, AsyncTransport, Tokio1Executor};
use tokio::sync::Semaphore;
use url::{Host, Url};

pub use connector::MailConnector;

use crate::base::config;
use crate::delivery::{DeliveryError, Messenger};
use crate::journal::Outgoing;

/// How long the server may take for an answer.
const PATIENCE: Duration = Duration::from_secs(60);

/// How much is handed in at the same time, so that a server does not take many readers for an attack.
const AT_ONCE: usize = 2;

/// Hands mail in.
#[derive(Clone, Debug)]
pub struct Mail {
    server: AsyncSmtpTransport<Tokio1Executor>,
    at_once: Arc<Semaphore>,
    from: Mailbox,
    list: Option<Mailbox>,
    list_unsubscribe: Option<Url>,
    organisation: Arc<Organisation>,
}

/// Who reads a message, and how they stop it.
struct MailReader {
    to: Mailbox,
    unsubscribe: Option<Url>,
    /// Whether a request to that address, without a word more, stops it (RFC 8058).
    by_one_click: bool,
}

impl Mail {
    /// Hands mail in at the server of the configuration.
    ///
    /// # Errors
    ///
    /// When it can never be reached by this configuration.
    pub fn new(config: &config::Mail, organisation: Organisation) -> anyhow::Result<Self> {
        let host = config.server.host_str().context("mail.server names no host")?;
        let encrypted = |result: Result<_, lettre::transport::smtp::Error>| result.context("mail.server");
        let builder = match config.server.scheme() {
            "smtps" => encrypted(AsyncSmtpTransport::<Tokio1Executor>::relay(host))?,
            _ if is_here(&config.server) => AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(host),
            _ => encrypted(AsyncSmtpTransport::<Tokio1Executor>::starttls_relay(host))?,
        };
        let builder = match config.server.port() {
            Some(port) => builder.port(port),
            None => builder,
        };
        let builder = match (&config.user, &config.password) {
            (Some(user), Some(password)) => {
                builder.credentials(Credentials::new(user.clone(), password.reveal().to_owned()))
            }
            _ => builder,
        };
        Ok(Self {
            server: builder.timeout(Some(PATIENCE)).build(),
            at_once: Arc::new(Semaphore::new(AT_ONCE)),
            from: mailbox(&config.from).context("mail.from")?,
            list: config.list.as_ref().map(mailbox).transpose().context("mail.list")?,
            list_unsubscribe: config.list_unsubscribe.clone(),
            organisation: Arc::new(organisation),
        })
    }

    /// Looks whether the server answers.
    ///
    /// # Errors
    ///
    /// Why it does not.
    pub async fn knock(&self) -> Result<(), String> {
        match self.server.test_connection().await {
            Ok(true) => Ok(()),
            Ok(false) => Err("it does not answer".to_owned()),
            Err(error) => Err(format!("{:#}", anyhow::Error::from(error))),
        }
    }

    /// Who reads what is said in a room, as the register knows them now.
    fn reader(&self, room: &Room, register: &Register) -> Option<MailReader> {
        let Some(person) = room.addressee() else {
            let (to, unsubscribe) = (self.list.clone()?, self.list_unsubscribe.clone());
            return Some(MailReader { to, unsubscribe, by_one_click: false });
        };
        let person = register.people().get(person)?;
        let address: Address = person.email.as_ref()?.parse().ok()?;
        let secret = person.digests.as_ref()?.by_mail.as_ref()?;
        Some(MailReader {
            to: Mailbox::new(Some(visible(&person.name).into_owned()), address),
            unsubscribe: Some(self.organisation.page(&format!("unsubscribe/{secret}"))?),
            by_one_click: true,
        })
    }

    /// A reply as a letter.
    fn letter(
        &self,
        outgoing: &Outgoing,
        reader: MailReader,
        register: &Register,
    ) -> Result<Message, lettre::error::Error> {
        let language = language_of(Audience::Room(&outgoing.room), register, &self.organisation);
        let plain = Plain { register, mark: "/", width: None, language };
        let html = Html { register, mark: "/", language };
        let Organisation { name, short_name, .. } = &*self.organisation;
        let title = title(&outgoing.reply).map_or_else(|| name.clone(), |title| plain.line(title));
        let subject = if short_name.is_empty() { title } else { format!("{short_name}: {title}") };
        let said = |message: words::Message| plain.line(&message.into());
        let sender = said(match self.organisation.public_url.as_ref() {
            Some(url) => say!(mail_sender_at, organisation: name.clone(), address: url.to_string()),
            None => say!(mail_sender, organisation: name.clone()),
        });
        let stop = |url: &Url| said(say!(mail_stop_at, address: url.to_string())) + "\n";
        let stop = reader.unsubscribe.as_ref().map(stop).unwrap_or_default();
        let MailReferences { groups, commands } = MailReferences::in_reply(&outgoing.reply);
        let pages: Vec<(Code, Url)> = groups
            .into_iter()
            .take(MOST_PAGES)
            .filter_map(|code| Some((code.clone(), self.organisation.page(&format!("groups/{code}"))?)))
            .collect();
        // Who reads mail types nothing there.
        let [on_the_web, in_rooms] = [say!(mail_on_the_web), say!(mail_commands)].map(said);
        let lines = pages.iter().map(|(code, url)| format!("\n- {code}: {url}")).collect::<String>();
        let on_the_web_too = if pages.is_empty() { String::new() } else { format!("\n\n{on_the_web}{lines}") };
        let rooms = if commands { format!("\n\n{in_rooms}") } else { String::new() };
        let text = format!("{}{on_the_web_too}{rooms}\n\n-- \n{sender}\n{stop}", plain.reply(&outgoing.reply));
        let link = |(code, url): &(Code, Url)| {
            format!("<li><a href=\"{}\">{}</a></li>", escaped(url.as_str()), escaped(code.as_str()))
        };
        let links: String = pages.iter().map(link).collect();
        let on_the_web =
            if pages.is_empty() { String::new() } else { format!("<p>{}</p><ul>{links}</ul>", escaped(&on_the_web)) };
        let rooms = if commands { format!("<p>{}</p>", escaped(&in_rooms)) } else { String::new() };
        let stop = reader.unsubscribe.as_ref().map(|url| {
            let url = escaped(url.as_str());
            format!("<br><a href=\"{url}\">{}</a>", escaped(&said(say!(mail_stop))))
        });
        let page = format!(
            "<!DOCTYPE html>\n<html lang=\"{language}\" dir=\"{}\">\n<head><meta charset=\"utf-8\"><title>{}</title></head>\n\
             <body style=\"font-family: sans-serif; line-height: 1.5; max-width: 40em\">\n{}\n{on_the_web}{rooms}\
             <p style=\"font-size: smaller\">{}{}</p>\n</body>\n</html>\n",
            language.direction(),
            escaped(&subject),
            html.reply(&outgoing.reply),
            escaped(&sender),
            stop.unwrap_or_default()
        );
        let first_try = outgoing.attempted_at.map_or(0, Timestamp::as_second).try_into().unwrap_or_default();
        let raw = |name: &'static str, value: String| HeaderValue::new(HeaderName::new_from_ascii_str(name), value);
        let mut letter = Message::builder()
            .from(self.from.clone())
            .to(reader.to)
            .subject(subject)
            .date(SystemTime::UNIX_EPOCH + Duration::from_secs(first_try))
            // The same for every try, so that a reader's program shows it once.
            .message_id(Some(format!("<{}@{}>", outgoing.key, self.from.email.domain())))
            // RFC 3834: holiday notices are not an answer to it.
            .raw_header(raw("Auto-Submitted", "auto-generated".to_owned()));
        if let Some(url) = &reader.unsubscribe {
            letter = letter.raw_header(raw("List-Unsubscribe", format!("<{url}>")));
        }
        if reader.by_one_click {
            letter = letter.raw_header(raw("List-Unsubscribe-Post", "List-Unsubscribe=One-Click".to_owned()));
        }
        letter.multipart(MultiPart::alternative_plain_html(text, page))
    }
}

impl Messenger for Mail {
    async fn deliver(&mut self, outgoing: &Outgoing, register: &Register) -> Result<Option<String>, DeliveryError> {
        // Who has stopped it, or has no address any more, reads nothing.
        let reader = self.reader(&outgoing.room, register).ok_or(DeliveryError::RoomGone)?;
        let letter = self.letter(outgoing, reader, register);
        let letter = letter.map_err(|error| DeliveryError::Permanent { reason: error.to_string() })?;
        // Nobody closes it.
        let _turn = self.at_once.acquire().await;
        match self.server.send(letter).await {
            Ok(_) => Ok(None),
            Err(error) if error.is_permanent() => Err(DeliveryError::Permanent { reason: error.to_string() }),
            Err(error) => Err(DeliveryError::Temporary { reason: error.to_string(), after: None }),
        }
    }
}

/// An address of the configuration, as the library has it.
fn mailbox(config::Mailbox { name, address }: &config::Mailbox) -> anyhow::Result<Mailbox> {
    Ok(Mailbox::new(name.clone(), address.parse()?))
}

/// Whether a server is on this machine, so that nobody listens in between.
fn is_here(server: &Url) -> bool {
    match server.host() {
        // What follows `smtp:` is not read as a number by itself.
        Some(Host::Domain(host)) => {
            host == "localhost" || host.parse().is_ok_and(|ip: std::net::IpAddr| ip.is_loopback())
        }
        Some(Host::Ipv4(ip)) => ip.is_loopback(),
        Some(Host::Ipv6(ip)) => ip.is_loopback(),
        None => false,
    }
}

/// The most groups of which a letter has the addresses.
const MOST_PAGES: usize = 30;

/// What a reply names that is elsewhere.
struct MailReferences {
    /// The groups, each once, in their order.
    groups: Vec<Code>,
    /// Whether there are commands in it.
    commands: bool,
}

impl MailReferences {
    fn in_reply(reply: &Reply) -> Self {
        let mut named = Self { groups: Vec::new(), commands: false };
        let _ = reply.clone().with_each(|inline| {
            match &inline {
                Inline::Group(code) if !named.groups.contains(code) => named.groups.push(code.clone()),
                Inline::Command(_) => named.commands = true,
                _ => {}
            }
            inline.into()
        });
        named
    }
}

/// The line with which a reply begins, if it is a heading.
fn title(reply: &Reply) -> Option<&commands::words::Line> {
    match reply.blocks.first() {
        Some(Block::Heading(line)) => Some(line),
        _ => None,
    }
}
