#pragma once

#include "core/dialects/dialect.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace tributary::ui {

/// Files of other programs as they were read, and what reads them.
struct ImportSource {
    struct Part {
        const Importer* importer = nullptr;
        ImportRequest request;
    };
    QString title;
    std::vector<Part> parts;
};

/// How a MirrorMaker 1 is started. Paths are as the person typed them.
struct Mm1Start {
    QString consumerFile;
    QString producerFile;
    QString include;
    QStringList options;  ///< everything else: "--num.streams", "4"
};

/// Which program each file is of its name's ending tells. FileUnreadable, or NothingToImport where the ending is of no
/// known program. Reads from disk; otherwise pure.
[[nodiscard]] Result<ImportSource> readImportFiles(const QStringList& paths);
[[nodiscard]] Result<ImportSource> readMm1(const Mm1Start& start);

/// All parts as one topology. Clusters of several files are the same where their first addresses are.
[[nodiscard]] Result<Imported> readImport(const ImportSource& source, SecretRef::From secretsIn);

/// Are these the properties of a MirrorMaker 1's clients? Then they mean nothing without its command line. Fills in
/// which is which, as far as they tell.
[[nodiscard]] bool isMm1(const QStringList& paths, Mm1Start& start);

/// Takes the files and the topics out of a command line; the rest stays in `options`. Quotes as in a shell.
void takeCommandLine(const QString& line, Mm1Start& start);

}  // namespace tributary::ui
