#pragma once

#include "core/dialects/importparts.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace tributary::ui {

/// Files of other programs as they were read, and what reads them.
struct ImportSource {
    QString title;
    std::vector<ImportPart> parts;
};

/// How a MirrorMaker 1 is started. Paths are as the person typed them.
struct Mm1Start {
    QString consumerFile;
    QString producerFile;
    QString include;
    QStringList options;  ///< everything else: "--num.streams", "4"
};

/// Which program each file is of its content tells. FileUnreadable, or ForeignFormat… where it does not. Reads from
/// disk; otherwise pure.
[[nodiscard]] Result<ImportSource> readImportFiles(const QStringList& paths);
[[nodiscard]] Result<ImportSource> readMm1(const Mm1Start& start);

/// Are these the properties of a MirrorMaker 1's clients? Then they mean nothing without its command line. Fills in
/// which is which, as far as they tell.
[[nodiscard]] bool isMm1(const QStringList& paths, Mm1Start& start);

/// Takes the files and the topics out of a command line; the rest stays in `options`. Quotes as in a shell.
void takeCommandLine(const QString& line, Mm1Start& start);

}  // namespace tributary::ui
