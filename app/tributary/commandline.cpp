#include "app/tributary/commandline.h"

#include "app/process/exitcode.h"

#include <CLI/CLI.hpp>

#include <map>
#include <string>
#include <vector>

namespace tributary::app {

std::optional<int> readCommandLine(int argc, const char* const* argv, CommandLine& out) {
    CLI::App cli{
        "Draws Kafka clusters and the links between them, runs the links and shows what they do.\n"
        "Without FILE it opens what was open last, or the start page.",
        "tributary"};
    std::vector<std::string> files;
    std::string language;
    cli.set_version_flag("--version", std::string{"tributary "} + TRIBUTARY_VERSION);
    cli.add_option("FILE", files, "topologies to open (*.tributary)");
    cli.add_flag("--sandbox", out.sandbox, "open simulated clusters with running links; with FILE: simulate its clusters");
    cli.add_flag("--run", out.run, "start the links of FILE; without it opening starts nothing");
    const std::map<std::string, ui::Appearance> appearances{{"system", ui::Appearance::System},
                                                            {"light", ui::Appearance::Light},
                                                            {"dark", ui::Appearance::Dark},
                                                            {"high-contrast", ui::Appearance::HighContrast}};
    ui::Appearance appearance{};
    const CLI::Option* chosen = cli.add_option("--appearance", appearance, "system, light, dark or high-contrast")
                                    ->transform(CLI::CheckedTransformer(appearances).description(""));
    cli.add_option("--language", language, "en, de; the system's by default");
    cli.footer(
        "Exit codes: 0 ended properly, 1 failed, 2 wrong command line, 130 stopped at once by a second signal.\n"
        "The same topologies run without a window: tributaryd run FILE");
    try {
        cli.parse(argc, argv);
    } catch (const CLI::ParseError& stop) {
        const int code = cli.exit(stop);
        return code == 0 ? kOk : kUsage;
    }
    if (chosen->count() > 0) {
        out.appearance = appearance;
    }
    for (const std::string& file : files) {
        out.files << QString::fromLocal8Bit(file.c_str());
    }
    out.language = QString::fromStdString(language);
    return std::nullopt;
}

}  // namespace tributary::app
