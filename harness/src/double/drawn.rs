//! What somebody sees on Discord, drawn as a page: Markdown, embeds, buttons, menus and files as its clients show them.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde_json::Value;

use super::Shown;

/// Somebody who looks at Discord.
pub struct Reader {
    /// The clocks by which moments are shown.
    pub zone: TimeZone,
    /// What accounts are called.
    pub names: BTreeMap<u64, String>,
}

/// Something in the order in which the reader sees it.
pub enum Line<'a> {
    /// A heading of ours, which says where the reader is.
    Place(&'a str),
    /// What somebody did: gave a command, pressed a button.
    Did(&'a str, &'a str),
    /// A message of the bot.
    Said(&'a Shown),
}

impl Reader {
    /// The page.
    pub fn page(&self, lines: &[Line<'_>]) -> String {
        let mut body = String::new();
        for line in lines {
            let drawn = match line {
                Line::Place(name) => format!("<h2>{}</h2>", escaped(name)),
                Line::Did(who, what) => {
                    format!(
                        "<p class=did><b>{}</b> used <span class=mention>{}</span></p>",
                        escaped(who),
                        escaped(what)
                    )
                }
                Line::Said(shown) => self.message(shown),
            };
            body.push_str(&drawn);
        }
        format!(
            "<!doctype html><html lang=en><meta charset=utf-8><title>Discord</title><style>{STYLE}</style><main>{body}</main></html>"
        )
    }

    fn message(&self, shown: &Shown) -> String {
        let mut drawn = String::from("<article><p class=who><b>Rapporteur</b> <span class=app>APP</span></p>");
        let _ = write!(drawn, "<div class=words>{}</div>", self.blocks(&shown.content));
        for embed in &shown.embeds {
            drawn.push_str("<div class=embed>");
            if let Some(title) = embed["title"].as_str() {
                let _ = write!(drawn, "<p class=title>{}</p>", self.inline(title));
            }
            drawn.push_str(&self.blocks(embed["description"].as_str().unwrap_or_default()));
            for field in embed["fields"].as_array().into_iter().flatten() {
                let part = |name: &str| field[name].as_str().unwrap_or_default();
                let _ = write!(drawn, "<p class=name>{}</p>{}", self.inline(part("name")), self.blocks(part("value")));
            }
            drawn.push_str("</div>");
        }
        for file in &shown.files {
            let _ = write!(drawn, "<p class=file>📄 {}</p>", escaped(&file.name));
        }
        for menu in &shown.menus {
            let placeholder = menu["placeholder"].as_str().unwrap_or("Make a selection");
            let _ = write!(drawn, "<p class=menu>{} ⌄</p>", escaped(placeholder));
        }
        if !shown.labels.is_empty() {
            let buttons = shown.labels.iter().map(|label| format!("<span class=button>{}</span>", escaped(label)));
            let _ = write!(drawn, "<p>{}</p>", buttons.collect::<String>());
        }
        if shown.ephemeral {
            drawn.push_str("<p class=alone>👁 Only you can see this · Dismiss message</p>");
        }
        drawn + "</article>"
    }

    /// Markdown with its lines: lists, quotes, headings and small print.
    fn blocks(&self, text: &str) -> String {
        let line = |line: &str| {
            let indent = line.len() - line.trim_start().len();
            let rest = line.trim_start();
            let class = |class: &str, words: &str| format!("<p class={class}>{}</p>", self.inline(words));
            if let Some(words) = rest.strip_prefix("- ").or_else(|| rest.strip_prefix("* ")) {
                let class = if indent == 0 { "item" } else { "deeper" };
                return format!("<p class={class}>• {}</p>", self.inline(words));
            }
            let kinds = [("-# ", "small"), ("### ", "head"), ("## ", "head"), ("# ", "head"), ("> ", "quote")];
            let kind = kinds.iter().find_map(|(mark, name)| Some((*name, rest.strip_prefix(mark)?)));
            match kind {
                Some((name, words)) => class(name, words),
                None if rest.is_empty() => "<p class=gap></p>".to_owned(),
                None => class("line", line),
            }
        };
        text.lines().map(line).collect()
    }

    /// Markdown within a line.
    fn inline(&self, text: &str) -> String {
        let mut drawn = String::new();
        let (mut is_strong, mut is_slanted) = (false, false);
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            if c == '\\' {
                let mut after = rest[1..].chars();
                if let Some(sign) = after.next().filter(char::is_ascii_punctuation) {
                    drawn.push_str(&escaped(&sign.to_string()));
                    rest = after.as_str();
                    continue;
                }
            }
            if let Some((code, after)) = rest.strip_prefix('`').and_then(|rest| rest.split_once('`')) {
                let _ = write!(drawn, "<code>{}</code>", escaped(code));
                rest = after;
            } else if let Some(after) = rest.strip_prefix("**") {
                is_strong = !is_strong;
                drawn.push_str(if is_strong { "<b>" } else { "</b>" });
                rest = after;
            } else if let Some(after) = rest.strip_prefix('*').or_else(|| rest.strip_prefix('_')) {
                is_slanted = !is_slanted;
                drawn.push_str(if is_slanted { "<i>" } else { "</i>" });
                rest = after;
            } else if let Some((tag, after)) = rest.strip_prefix('<').and_then(|rest| rest.split_once('>'))
                && let Some(shown) = self.tag(tag)
            {
                let _ = write!(drawn, "<span class=mention>{}</span>", escaped(&shown));
                rest = after;
            } else {
                drawn.push_str(&escaped(&c.to_string()));
                rest = &rest[c.len_utf8()..];
            }
        }
        drawn + if is_slanted { "</i>" } else { "" } + if is_strong { "</b>" } else { "" }
    }

    /// A person, a command or a moment.
    fn tag(&self, tag: &str) -> Option<String> {
        if let Some(id) = tag.strip_prefix('@') {
            return Some(format!("@{}", self.names.get(&id.parse().ok()?)?));
        }
        if let Some(command) = tag.strip_prefix('/') {
            return Some(format!("/{}", command.split_once(':')?.0));
        }
        let moment = tag.strip_prefix("t:")?;
        let (seconds, form) = moment.split_once(':').unwrap_or((moment, "f"));
        let at = self.zone.to_datetime(Timestamp::from_second(seconds.parse().ok()?).ok()?);
        Some(match form {
            "t" => at.strftime("%H:%M").to_string(),
            "d" => at.strftime("%d/%m/%Y").to_string(),
            "D" => at.strftime("%-d %B %Y").to_string(),
            "R" => "in some time".to_owned(),
            "F" => at.strftime("%A, %-d %B %Y %H:%M").to_string(),
            _ => at.strftime("%-d %B %Y %H:%M").to_string(),
        })
    }
}

/// What a reader still sees of marks that were to be something else: nothing, where all is well.
pub fn bare_marks(page: &Value) -> Vec<String> {
    let text = page.as_str().unwrap_or_default();
    let has_mark =
        |line: &&str| ["**", "</", "<@", "<t:", "-# ", "__", "](http"].iter().any(|mark| line.contains(mark));
    text.lines().filter(has_mark).map(str::to_owned).collect()
}

fn escaped(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

const STYLE: &str = "
body{margin:0;background:#313338;color:#dbdee1;font:16px/1.375 'Noto Sans','DejaVu Sans',sans-serif}
main{padding:8px 12px;max-width:720px}p{margin:0;overflow-wrap:anywhere}
h2{font-size:14px;color:#949ba4;border-bottom:1px solid #4e5058;margin:16px 0 8px;padding-bottom:4px}
article{margin:12px 0}.who b{color:#f2f3f5}.app{background:#5865f2;color:#fff;font-size:10px;padding:1px 4px;border-radius:3px}
.did{font-size:13px;color:#949ba4;margin-top:12px}.gap{height:8px}.item{padding-left:16px;text-indent:-12px}.deeper{padding-left:36px;text-indent:-12px}
.small{font-size:12px;color:#949ba4}.head{font-size:19px;font-weight:700}.quote{border-left:4px solid #4e5058;padding-left:8px}
.mention{background:#3c4270;color:#c9cdfb;border-radius:3px;padding:0 2px}code{background:#2b2d31;border-radius:3px;padding:1px 4px;font-size:14px}
.embed{background:#2b2d31;border-left:4px solid #1e1f22;border-radius:4px;padding:8px 12px;margin:6px 0;font-size:14px}.title{font-weight:700;font-size:16px}.name{font-weight:700;margin-top:8px}
.file,.menu{border:1px solid #4e5058;border-radius:6px;padding:8px;margin:6px 0}.button{display:inline-block;background:#4e5058;border-radius:3px;padding:6px 14px;margin:6px 8px 0 0;font-size:14px;color:#fff}
.alone{font-size:12px;color:#949ba4;margin-top:4px}";
