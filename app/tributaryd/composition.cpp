#include "app/tributaryd/composition.h"

#include <algorithm>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>

#include <QCoreApplication>

#include "app/process/exitcode.h"
#include "app/tributaryd/checkcommand.h"
#include "app/tributaryd/commandwords.h"
#include "app/tributaryd/exportcommand.h"
#include "app/tributaryd/gapscommand.h"
#include "app/tributaryd/groupscommand.h"
#include "app/tributaryd/helptext.h"
#include "app/tributaryd/importcommand.h"
#include "app/tributaryd/plancommand.h"
#include "app/tributaryd/runcommand.h"
#include "app/tributaryd/sandboxcommand.h"
#include "app/tributaryd/statuscommand.h"
#include "app/tributaryd/terminaltext.h"
#include "app/tributaryd/topicscommand.h"
#include "app/tributaryd/translatecommand.h"
#include "app/tributaryd/writedocscommand.h"
#include "core/connect/enginerouter.h"
#include "core/dialects/propertyset.h"
#include "core/dialects/registry.h"
#include "core/kafka/libraryversion.h"
#include "core/keychain/keychainsecrets.h"
#include "core/keychain/oskeychain.h"
#include "core/topology/clientsettings.h"
#include "core/topology/timestamptext.h"

namespace tributary::daemon {

namespace {

constexpr const char* kFooter = R"(Examples:
  tributaryd sandbox --seconds 20
      No Kafka at hand? Watch five simulated clusters being mirrored, then see every record accounted for.
  tributaryd check hub.tributary
      Find out what is wrong with a document, with file, line and remedy.
  tributaryd topics hub.tributary --link eu-agg
      See which topics a link mirrors, and which rule decided.
  tributaryd run hub.tributary --status
      Run all links of the document here; Ctrl+C drains, commits and ends.
  tributaryd run hub.tributary --link eu-agg --metrics 9400
      Run one link, with metrics for Prometheus at http://127.0.0.1:9400/metrics.
  tributaryd status
      Watch a running process from another terminal.
  tributaryd plan hub.tributary
      See what "run" would create and change, before it does.
  tributaryd import mm2.properties -o hub.tributary
      Take over the mirrors that you have; what does not carry over is listed.
  tributaryd export hub.tributary --to strimzi
      Write the document as something else runs it.

"tributaryd help COMMAND" explains a command. Wherever a file is named, - is the standard input or output.

Exit codes:
  0    done, or stopped cleanly by a signal
  1    something failed at run time, or the output was full or closed; sandbox: records were lost, reordered or altered; import, export: it cannot be read
       or written
  2    the command line makes no sense; plan: a run would change something
  3    the document cannot be read or is invalid; --strict: there are warnings, or something did not carry over
  4    no link is left that could run without somebody doing something
  5    run: stopped, but not all positions could be committed; the last line says how many records come twice at
       most
  130  a second signal: stopped at once, without draining and committing
)";

constexpr const char* kRunFooter =
    R"(Events are written to the standard error, a line each; of many that come together one line names the first and says
how many there are. The first SIGTERM or SIGINT drains the links, commits their
positions and ends with 0; the second one ends at once with 130: up to a commit interval is then mirrored again.

Two processes with the same document share the work through Kafka's consumer groups. Give each an --instance-id of its
own, and one that was killed has its partitions back as soon as it returns.

A link whose "runOn" names a Connect cluster is run by its connectors there: this process makes or updates them, watches
them, and leaves them running when it ends. When "runOn" has changed, the link's positions are carried over first.

A link that finds positions which are not its own (a copied document with another target) or finds none although it ran
before does not guess: it fails, and --accept-position says where it is to go on.

Examples:
  tributaryd run hub.tributary
  tributaryd run hub.tributary --link eu-agg --link us-agg --instance-id node-1
  tributaryd run hub.tributary --link eu-agg --accept-position earliest
  tributaryd run hub.tributary --status --json | jq -c '.links[] | [.link, .lagRecords]'
)";

constexpr const char* kSandboxFooter =
    R"(Simulated Kafka clusters run inside this process, a shop's orders, clicks and stock changes flow through them, and a
checker follows every record to the end. At the end, or on Ctrl+C, the summary says for each path how many records were
sent, mirrored, lost, duplicated and reordered. The exit code is 1 when one was lost, reordered or altered.

Examples:
  tributaryd sandbox                            the hub sample, until Ctrl+C
  tributaryd sandbox --seconds 20 --rate 5000
  tributaryd sandbox my.tributary               the same links between simulated clusters
)";

constexpr const char* kStatusFooter =
    R"(On a terminal a table is redrawn in place; elsewhere there is a line for each link every five seconds, and with --json
a line of JSON each second.

Examples:
  tributaryd status
  tributaryd status --instance hub --json
  tributaryd status --once
)";

constexpr const char* kPlanFooter =
    R"(Both clusters of each link are asked for their topics. The plan is a diff: "+" is made, "~" is changed, "!" would not
run and says why. Topics come with the configuration that would be copied to them; positions are set once, before a
link's very first record. Of a link on Kafka Connect it lists the connectors too.

Exit code 0: nothing would be changed; 2: something would be (or the command line makes no sense); 1: a cluster does
not answer; 3: the document is invalid.

Examples:
  tributaryd plan hub.tributary
  tributaryd plan hub.tributary --link eu-agg --json | jq '.changes[]'
)";

constexpr const char* kImportFooter =
    R"(Formats:
  mm1       MirrorMaker 1: the script, systemd unit, compose file or manifest that starts it, or its own command line
            behind "--"; the properties files that it names are looked for there, and beside the script
  mm2       MirrorMaker 2: mm2.properties
  strimzi   KafkaMirrorMaker2 (v1beta2, v1), KafkaMirrorMaker and KafkaConnector resources in YAML
  connect   Connectors of Kafka Connect: MirrorSource, MirrorCheckpoint, MirrorHeartbeat, Replicator, as JSON or as
            properties of connect-standalone, with the worker's own
  redpanda  Redpanda Connect: pipelines of Redpanda Migrator
  msk       MSK Replicator: CloudFormation templates, and Terraform's JSON ("terraform show -json", *.tf.json)

Without --from the content of each file tells its format, and the last line of the report says which. Several files
become one document: clusters that have an address in common are one, and the report says so.

No cluster has to be reachable. The document goes to the standard output, the report to the standard error: first what
changes the mirroring, then what there is to decide, then how many settings are only kept (--verbose lists them).
Settings that only the other program has are kept in the document and written again by an export to it. What cannot be
known (names made by code of your own, for instance) is left open, and the link does not start before you choose.

Secrets never reach the document. A placeholder (${env:NAME}, ${file:…}) becomes a reference to the same place; a secret
in clear is replaced by a reference to an environment variable, or stored in the keychain with --keychain.

The last line of the report counts: what did not carry over, what is replaced, and what the kept settings are about.

Exit code 0, also with a report; 1: a file cannot be read (file, line and column are named); 3: --strict, and something
that changes the mirroring or is to be decided did not carry over, or "check" would warn of the document.

Examples:
  tributaryd import mm2.properties -o hub.tributary
  tributaryd import mm2.properties replicator.json mirror.yaml -o hub.tributary
  tributaryd import replicator.json --target hub:9092 -o hub.tributary
  tributaryd import --from strimzi mirror.yaml --strict > hub.tributary
  tributaryd import start-mirror.sh -o hub.tributary
  tributaryd import --from mm1 -- --consumer.config c.properties --producer.config p.properties --whitelist 'orders.*'
  tributaryd import --from mm2 mm2.properties | tributaryd export --to mm2
)";

constexpr const char* kExportFooter =
    R"(Formats:
  mm1         MirrorMaker 1: properties of consumer and producer and a start script for each link
  mm2         MirrorMaker 2: mm2.properties
  strimzi     KafkaMirrorMaker2 resources (v1beta2)
  strimzi-v1  the same for Strimzi 0.49 and later (v1)
  connect     JSON of the Mirror connectors for Kafka Connect's REST interface, a file for each connector
  replicator  JSON of Confluent Replicator, a file for each link
  systemd     unit and environment file for tributaryd
  kubernetes  manifest that runs tributaryd
  compose     compose.yaml that runs tributaryd
  prometheus  scrape configuration and alert rules for tributaryd's metrics
  grafana     dashboard over these metrics
  dot, svg    the drawing

Where a format has several files PATH is a folder; on the standard output each has its name above it. The standard error
says line by line what did not carry over and what was put in its place. Secrets are placeholders of the format's own kind.

Exit code 0, also with a report; 1: the document cannot be read, or nothing of it can be written in this format; 3:
--strict, and something was lost or replaced.

Examples:
  tributaryd export hub.tributary --to mm2 -o mm2.properties
  tributaryd export hub.tributary --to connect -o connectors/
  tributaryd export hub.tributary --to svg > hub.svg
)";

/// The value of --accept-position; throws what CLI11 reports as a usage error.
StartSpec parsePosition(const std::string& text) {
    static const std::map<std::string, StartPosition> kNames{{"earliest", StartPosition::Earliest},
                                                             {"latest", StartPosition::Latest},
                                                             {"committed", StartPosition::Committed}};
    if (const auto name = kNames.find(text); name != kNames.end()) {
        return {name->second, 0, {}};
    }
    if (const std::optional<std::int64_t> time = timestampFromText(text)) {
        return {StartPosition::Timestamp, *time, {}};
    }
    throw CLI::ValidationError("--accept-position",
                               "must be earliest, latest, committed or a time such as "
                               "2026-03-01T08:30:00Z (UTC), not \"" +
                                   text + "\"");
}

/// What the parsed command line asks for.
class CommandLine {
public:
    CommandLine(Terminal out, Terminal errors, const std::string& commit) : m_out(out), m_errors(errors) {
        m_app.name("tributaryd");
        m_app.description("Tributary mirrors Kafka topics between clusters, as a topology document says.");
        m_app.set_version_flag("--version", version(commit),
                               "Print the versions of the program and of what it is made of");
        m_app.set_help_flag("-h,--help", "Explain the program, or a command");
        m_app.footer(kFooter);
        m_app.require_subcommand(1);
        addRun();
        addStatus();
        addCheck();
        addTopics();
        addSandbox();
        addPlan();
        addGaps();
        addGroups();
        addTranslate();
        addImport();
        addExport();
        addHelp();
        addWriteDocs();
        m_words = wordsOf(m_app, m_choices);
    }

    int parseAndRun(int argc, char** argv) {
        if (argc < 2) {
            m_errors.write(help(m_words, m_errors));
            return kUsage;
        }
        // What stands behind "--" is another program's command line, not one of this program's options.
        const std::vector<std::string> all(argv, argv + argc);
        const auto dashes = all[1] == "import" ? std::ranges::find(all, "--") : all.end();
        m_import.arguments.assign(dashes == all.end() ? dashes : dashes + 1, all.end());
        try {
            m_app.parse(static_cast<int>(dashes - all.begin()), argv);
        } catch (const CLI::CallForVersion& version) {
            m_out.write(version.what() + std::string{"\n"});
            return kOk;
        } catch (const CLI::Success&) {
            const std::vector<CLI::App*> asked = m_app.get_subcommands();
            const CommandWords* command = asked.empty() ? nullptr : m_words.command(asked.front()->get_name());
            m_out.write(help(command == nullptr ? m_words : *command, m_out));
            return kOk;
        } catch (const CLI::ParseError& problem) {
            const std::vector<CLI::App*> asked = m_app.get_subcommands();
            return refuse(unknownWord(m_words, {all.begin() + 1, dashes}).value_or(problem.what()),
                          asked.empty() ? "--help" : "help " + asked.front()->get_name());
        }
        return m_command();
    }

private:
    static std::string version(const std::string& commit) {
        return std::string{"tributaryd "} + TRIBUTARY_VERSION + " (commit " + commit + ")\nlibrdkafka " +
               kafka::libraryVersion() + ", Qt " + qVersion();
    }

    /// In lines of the terminal's width, but not wider than what is read easily.
    static std::string help(const CommandWords& command, const Terminal& to) {
        return helpText("tributaryd", command, std::min<std::size_t>(to.style().width, 120));
    }

    int refuse(const std::string& why, const std::string& help) const {
        m_errors.show("tributaryd: " + printable(why) + "\nTry \"tributaryd " + help + "\".\n");
        return kUsage;
    }

    /// A value that is one of `names`.
    void oneOf(CLI::Option* option, const char* kind, std::vector<std::string> names) {
        m_choices[option] = names;
        option->check(CLI::Validator(
            [kind, names = std::move(names)](std::string& value) {
                return std::ranges::find(names, value) == names.end() ? noSuchWord(kind, value, names) : std::string{};
            },
            ""));
    }

    template <class Number>
    static CLI::Validator within(Number least, Number most) {
        return CLI::Range(least, most).description("");
    }

    static std::unique_ptr<Engine> makeEngine(LocalEngineOptions options) {
        return std::make_unique<EngineRouter>(std::move(options));
    }

    /// Called once: a process has one keychain.
    std::shared_ptr<const kafka::SecretSource> secrets() {
        m_keychain = std::make_shared<OsKeychain>();
        return std::make_shared<KeychainSecrets>(m_keychain);
    }

    void addRun() {
        CLI::App* run = m_app.add_subcommand("run", "Run links of a document until a signal comes.");
        run->add_option("FILE", m_run.file, "Topology document; - is the standard input")->required();
        run->add_option("--link", m_run.links, "Run only this link; may stand several times")
            ->type_name("ID")
            ->allow_extra_args(false);
        run->add_option(
               "--instance-id", m_run.instance,
               "Name of this process: its partitions wait for it when it was killed, and \"status\" knows it by "
               "that name")
            ->type_name("NAME");
        run->add_option("--state-dir", m_run.stateDirectory,
                        "Where is kept that links ran before [$STATE_DIRECTORY, $XDG_STATE_HOME/tributary or "
                        "~/.local/state/tributary]")
            ->type_name("DIR");
        run->add_option("--metrics", m_run.metrics, "Serve metrics to Prometheus; PORT alone means 127.0.0.1:PORT")
            ->type_name("[ADDR:]PORT");
        static const std::map<std::string, RunCommand::Detail> kDetails{{"links", RunCommand::Detail::Links},
                                                                        {"topics", RunCommand::Detail::Topics},
                                                                        {"partitions", RunCommand::Detail::Partitions}};
        oneOf(run->add_option("--metrics-detail", m_detail, "Down to links, topics or partitions [topics]")
                  ->type_name("LEVEL"),
              "level", {"links", "topics", "partitions"});
        run->add_option("--accept-position", m_position,
                        "Where a link goes on that asks for its position: earliest, latest, committed or a time in UTC")
            ->type_name("WHERE");
        run->add_flag("--status", m_run.status, "Show the live table on the standard output");
        run->add_flag("--json", m_run.json, "With --status: a line of JSON each second instead of the table")
            ->needs("--status");
        run->footer(kRunFooter);
        run->callback([this] {
            if (!m_position.empty()) {
                m_run.acceptPosition = parsePosition(m_position);
            }
            m_run.metricsDetail = kDetails.at(m_detail);
            m_command = [this] { return RunCommand(m_run, makeEngine, secrets(), m_out, m_errors).run(); };
        });
    }

    void addStatus() {
        CLI::App* status = m_app.add_subcommand("status", "Watch a running \"run\" or \"sandbox\" of this user.");
        status->add_option("--instance", m_status.instance, "Which one, where several run")->type_name("NAME");
        status->add_option("--state-dir", m_status.stateDirectory, "Its --state-dir; of a service its StateDirectory")
            ->type_name("DIR");
        status->add_flag("--json", m_status.json, "A line of JSON each second");
        status->add_flag("--once", m_status.once, "Show it once and end");
        status->footer(kStatusFooter);
        status->callback([this] { m_command = [this] { return StatusCommand(m_status, m_out, m_errors).run(); }; });
    }

    void addCheck() {
        CLI::App* check =
            m_app.add_subcommand("check", "Say what is wrong with a document, without connecting unless told to.");
        check->add_option("FILE", m_check.file, "Topology document; - is the standard input")->required();
        check->add_flag(
            "--connect", m_check.connect,
            "Connect to the clusters too, and say at which stage that fails (DNS, TCP, TLS, token, login, Kafka, "
            "permission), and what to do");
        check->add_option("--timeout", m_checkTimeout, "With --connect: seconds to wait for an answer [15]")
            ->type_name("S")
            ->check(within(1, 600))
            ->needs("--connect");
        check->add_flag("--strict", m_check.strict, "A warning fails, too");
        check->add_flag("--json", m_check.json, "A line of JSON for each finding");
        check->footer(
            "Exit code 0: it can run, perhaps with warnings; 3: it cannot, or --strict and there are warnings; 1: with "
            "--connect, a cluster is not "
            "reached, or\nsomething is not allowed there.\n\nExamples:\n"
            "  tributaryd check hub.tributary\n"
            "  tributaryd check hub.tributary --connect\n");
        check->callback([this] {
            m_check.timeoutMs = m_checkTimeout * 1000;
            m_command = [this] { return CheckCommand(m_check, secrets(), m_out, m_errors).run(); };
        });
    }

    void addTopics() {
        CLI::App* topics = m_app.add_subcommand("topics", "List the source's topics: which a link mirrors, and why.");
        topics->add_option("FILE", m_topics.file, "Topology document; - is the standard input")->required();
        topics->add_option("--link", m_topics.link, "The link; may be left out where there is only one")
            ->type_name("ID");
        topics
            ->add_option("--names-from", m_topics.namesFrom,
                         "Try these names instead, a line each, without a connection; - is the standard input")
            ->type_name("FILE");
        topics->add_option("--timeout", m_topicsTimeout, "Seconds to wait for the cluster [15]")
            ->type_name("S")
            ->check(within(1, 600));
        topics->add_flag("--mirrored", m_topics.mirroredOnly, "Only those that are mirrored");
        topics->add_flag("--json", m_topics.json, "A line of JSON for each topic");
        topics->footer(
            "Examples:\n"
            "  tributaryd topics hub.tributary --link eu-agg\n"
            "  kafka-topics.sh --bootstrap-server eu:9092 --list | tributaryd topics hub.tributary --names-from -\n");
        topics->callback([this] {
            m_topics.timeoutMs = m_topicsTimeout * 1000;
            m_command = [this] {
                const auto engine = [this] {
                    LocalEngineOptions options;
                    options.secrets = secrets();
                    return makeEngine(std::move(options));
                };
                return TopicsCommand(m_topics, engine, m_out, m_errors).run();
            };
        });
    }

    void addSandbox() {
        CLI::App* sandbox =
            m_app.add_subcommand("sandbox", "Mirror between simulated clusters and check every record.");
        sandbox->add_option("FILE", m_sandbox.file, "Topology document; - is the standard input [the hub sample]");
        sandbox->add_option("--seconds", m_sandbox.seconds, "How long traffic is written [until a signal]")
            ->type_name("N")
            ->check(within(1.0, 1e7));
        sandbox->add_option("--rate", m_sandbox.rate, "Records a second over all source clusters, on average [2000]")
            ->type_name("N")
            ->check(within(1.0, static_cast<double>(sandbox::kMaxRecordsPerSecond)));
        sandbox->add_option("--seed", m_sandbox.seed, "Other records [1]")->type_name("N");
        sandbox->add_flag("--json", m_sandbox.json, "A line of JSON each second, and the summary as the last one");
        sandbox->footer(kSandboxFooter);
        sandbox->callback(
            [this] { m_command = [this] { return SandboxCommand(m_sandbox, makeEngine, m_out, m_errors).run(); }; });
    }

    void addPlan() {
        CLI::App* plan =
            m_app.add_subcommand("plan", "Say what \"run\" would change at the clusters, and change nothing.");
        plan->add_option("FILE", m_plan.file, "Topology document; - is the standard input")->required();
        plan->add_option("--link", m_plan.links, "Only this link; may stand several times")
            ->type_name("ID")
            ->allow_extra_args(false);
        plan->add_option("--state-dir", m_plan.stateDirectory, "The --state-dir of \"run\", where it has one")
            ->type_name("DIR");
        plan->add_flag("--json", m_plan.json, "A line of JSON for each link");
        plan->footer(kPlanFooter);
        plan->callback(
            [this] { m_command = [this] { return PlanCommand(m_plan, secrets(), m_out, m_errors).run(); }; });
    }

    void addGaps() {
        CLI::App* gaps = m_app.add_subcommand("gaps", "List the records that links have passed over, and why.");
        GapsCommand::describe(*gaps, m_gaps);
        gaps->callback([this] { m_command = [this] { return GapsCommand(m_gaps, m_out, m_errors).run(); }; });
    }

    void addTranslate() {
        CLI::App* translate =
            m_app.add_subcommand("translate", "Say where readers of a link's source go on at its target, or back.");
        TranslateCommand::describe(*translate, m_translate);
        translate->callback(
            [this] { m_command = [this] { return TranslateCommand(m_translate, secrets(), m_out, m_errors).run(); }; });
    }

    void addGroups() {
        CLI::App* groups = m_app.add_subcommand("groups", "Say how consumer groups stand at the links' targets.");
        GroupsCommand::describe(*groups, m_groups);
        groups->callback(
            [this] { m_command = [this] { return GroupsCommand(m_groups, secrets(), m_out, m_errors).run(); }; });
    }

    template <class Formats>
    static std::vector<std::string> namesOf(const Formats& formats) {
        std::vector<std::string> names;
        for (const auto& format : formats) {
            names.emplace_back(format.name);
        }
        return names;
    }

    static void addReportFlags(CLI::App& command, ReportForm& form) {
        command.add_flag("--verbose", form.verbose, "List in the report what is only kept, too");
        command.add_flag("--json", form.json, "The report as lines of JSON");
    }

    void addImport() {
        CLI::App* import = m_app.add_subcommand("import", "Read the mirrors of another program into a document.");
        oneOf(import->add_option("--from", m_import.from, "The format, see below [what the files hold]")
                  ->type_name("FORMAT"),
              "format", namesOf(importFormats()));
        import->add_option("FILE", m_import.files, "The other program's files; - is the standard input");
        import
            ->add_option("--target", m_import.target,
                         "Where a Replicator writes that does not say it: the address of its Connect worker's cluster")
            ->type_name("HOST:PORT,…")
            ->check([](const std::string& addresses) {
                const std::vector<std::string> all = listElements(addresses);
                return !all.empty() && std::ranges::all_of(all, isBootstrapAddress) ? std::string{}
                                                                                    : "must be host:port";
            });
        import->add_option("-o,--output", m_import.output, "Write the document there [standard output]")
            ->type_name("DOC");
        import->add_flag("--keychain", m_import.keychain,
                         "Store secrets that stand in clear in this session's keychain");
        import->add_flag("--strict", m_import.strict,
                         "Fail when something does not carry over that changes the mirroring or is to be decided, or "
                         "when the document has warnings");
        addReportFlags(*import, m_import.form);
        import->footer(kImportFooter);
        import->callback([this] {
            if (m_import.files.empty() && m_import.arguments.empty() && m_import.from.empty()) {
                throw CLI::RequiredError("FILE");
            }
            m_command = [this] {
                return ImportCommand(m_import, [] { return std::make_shared<OsKeychain>(); }, m_out, m_errors).run();
            };
        });
    }

    void addExport() {
        CLI::App* command = m_app.add_subcommand("export", "Write a document as the files of another program.");
        command->add_option("DOC", m_export.document, "Topology document; left out or -: the standard input");
        oneOf(command->add_option("--to", m_export.to, "The format, see below")->required()->type_name("FORMAT"),
              "format", namesOf(exportFormats()));
        command
            ->add_option("-o,--output", m_export.output,
                         "Write the file, or the folder of files, there [standard output]")
            ->type_name("PATH");
        command->add_flag("--strict", m_export.strict, "Fail when anything does not carry over");
        addReportFlags(*command, m_export.form);
        command->footer(kExportFooter);
        command->callback([this] { m_command = [this] { return ExportCommand(m_export, m_out, m_errors).run(); }; });
    }

    void addHelp() {
        CLI::App* command = m_app.add_subcommand("help", "Explain a command.");
        std::vector<std::string> names;
        for (const CLI::App* each : m_app.get_subcommands([](const CLI::App*) { return true; })) {
            names.push_back(each->get_name());
        }
        oneOf(command->add_option("COMMAND", m_explain, "The command; left out: the program"), "command", names);
        command->callback([this] {
            m_command = [this] {
                m_out.write(help(m_explain.empty() ? m_words : *m_words.command(m_explain), m_out));
                return kOk;
            };
        });
    }

    /// For the build; people do not see it.
    void addWriteDocs() {
        CLI::App* command = m_app.add_subcommand("write-docs", "Write man pages and completions.")->group("");
        command->add_option("DIR", m_docsFolder, "Below which they go")->required();
        command->callback([this] {
            m_command = [this] { return WriteDocsCommand(m_docsFolder, m_words, TRIBUTARY_VERSION, m_errors).run(); };
        });
    }

    std::shared_ptr<Keychain> m_keychain;
    const Terminal m_out;
    const Terminal m_errors;
    CLI::App m_app;
    RunCommand::Options m_run;
    std::string m_detail = "topics";
    std::string m_position;
    StatusCommand::Options m_status;
    GapsCommand::Options m_gaps;
    GroupsCommand::Options m_groups;
    TranslateCommand::Options m_translate;
    CheckCommand::Options m_check;
    int m_checkTimeout = 15;
    TopicsCommand::Options m_topics;
    int m_topicsTimeout = 15;
    SandboxCommand::Options m_sandbox;
    PlanCommand::Options m_plan;
    ImportCommand::Options m_import;
    ExportCommand::Options m_export;
    std::string m_explain;
    std::string m_docsFolder;
    Choices m_choices;
    CommandWords m_words;
    std::function<int()> m_command;
};

/// What was to be written and is not there makes a success none.
int withOutputs(int code, const Terminal& out, const Terminal& errors) {
    if (!out.failure().empty()) {
        errors.say("tributaryd: the standard output takes no more (" + out.failure() +
                   "): what is written is not whole.");
        return code == kOk || code == kPlanHasChanges ? kFailure : code;
    }
    return code == kOk && !errors.failure().empty() ? kFailure : code;
}

}  // namespace

int compose(int argc, char** argv, Terminal out, Terminal errors, const std::string& commit) {
    return withOutputs(CommandLine(out, errors, commit).parseAndRun(argc, argv), out, errors);
}

}  // namespace tributary::daemon
