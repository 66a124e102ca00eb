#include "ui/text/statetext.h"

#include <QCoreApplication>

namespace tributary::ui {

namespace {

/// The texts of this file, for the translator.
struct ValueText {
    Q_DECLARE_TR_FUNCTIONS(ValueText)
};

}  // namespace

QString tierText(Tier tier) {
    switch (tier) {
        case Tier::None:
            return ValueText::tr("No tier");
        case Tier::Regional:
            return ValueText::tr("Regional");
        case Tier::Aggregate:
            return ValueText::tr("Aggregate");
        case Tier::Dr:
            return ValueText::tr("DR", "disaster recovery");
    }
    return {};
}

QString releaseText(const ClusterInfo& info) {
    if (info.release.empty()) {
        return {};
    }
    const QString release = QString::fromStdString(info.release);
    return info.releaseExact ? ValueText::tr("Kafka %1").arg(release) : ValueText::tr("like Kafka %1").arg(release);
}

QString text(SecurityProtocol value) {
    switch (value) {
        case SecurityProtocol::Plaintext:
            return ValueText::tr("Plain text (PLAINTEXT)");
        case SecurityProtocol::Ssl:
            return ValueText::tr("TLS (SSL)");
        case SecurityProtocol::SaslPlaintext:
            return ValueText::tr("SASL without TLS (SASL_PLAINTEXT)");
        case SecurityProtocol::SaslSsl:
            return ValueText::tr("SASL over TLS (SASL_SSL)");
    }
    return {};
}

QString text(NamingPolicy value) {
    switch (value) {
        case NamingPolicy::Identity:
            return ValueText::tr("Same name");
        case NamingPolicy::Prefix:
            return ValueText::tr("Prefix");
        case NamingPolicy::Template:
            return ValueText::tr("Template");
    }
    return {};
}

QString text(Partitioning value) {
    switch (value) {
        case Partitioning::Preserve:
            return ValueText::tr("Same partition");
        case Partitioning::Modulo:
            return ValueText::tr("Partition modulo count");
        case Partitioning::KeyHash:
            return ValueText::tr("Hash of the key");
    }
    return {};
}

QString text(StartPosition value) {
    switch (value) {
        case StartPosition::Earliest:
            return ValueText::tr("Earliest record");
        case StartPosition::Latest:
            return ValueText::tr("Latest record");
        case StartPosition::Timestamp:
            return ValueText::tr("Time");
        case StartPosition::Committed:
            return ValueText::tr("Committed position");
    }
    return {};
}

QString text(SendFailurePolicy value) {
    switch (value) {
        case SendFailurePolicy::Abort:
            return ValueText::tr("Stop the partition");
        case SendFailurePolicy::Skip:
            return ValueText::tr("Skip, and note the gap");
    }
    return {};
}

QString text(Compression value) {
    switch (value) {
        case Compression::Source:
            return ValueText::tr("As at the source");
        case Compression::None:
            return ValueText::tr("None", "compression");
        case Compression::Gzip:
            return QStringLiteral("gzip");
        case Compression::Snappy:
            return QStringLiteral("snappy");
        case Compression::Lz4:
            return QStringLiteral("lz4");
        case Compression::Zstd:
            return QStringLiteral("zstd");
    }
    return {};
}

QString text(DataPath value) {
    switch (value) {
        case DataPath::Auto:
            return ValueText::tr("Automatic", "data path");
        case DataPath::Batch:
            return ValueText::tr("Whole batches");
        case DataPath::Record:
            return ValueText::tr("Record by record");
    }
    return {};
}

QString text(RecordPathReason value) {
    const auto records = [](const QString& reason) { return ValueText::tr("Record by record: %1").arg(reason); };
    switch (value) {
        case RecordPathReason::None:
            return ValueText::tr("Whole batches");
        case RecordPathReason::Chosen:
            return records(ValueText::tr("as chosen"));
        case RecordPathReason::KeyHash:
            return records(ValueText::tr("partitioned by key"));
        case RecordPathReason::Recompressed:
            return records(ValueText::tr("another compression"));
        case RecordPathReason::Settings:
            return records(ValueText::tr("a connection setting"));
        case RecordPathReason::OldFormat:
            return records(ValueText::tr("old message format"));
        case RecordPathReason::PartOfBatch:
            return records(ValueText::tr("inside a batch"));
        case RecordPathReason::Compacted:
            return records(ValueText::tr("compacted batch"));
        case RecordPathReason::AppendTime:
            return records(ValueText::tr("stamped by the source"));
        case RecordPathReason::TooLarge:
            return records(ValueText::tr("batch too large for the target"));
        case RecordPathReason::Refused:
            return records(ValueText::tr("batch refused by the target"));
        case RecordPathReason::Damaged:
            return records(ValueText::tr("damaged batch"));
        case RecordPathReason::Mixed:
            return records(ValueText::tr("many such batches"));
    }
    return {};
}

QString pathText(const LinkSpec& link, const LinkMetrics* metrics) {
    if (metrics == nullptr || metrics->partitions == 0) {
        return text(link.path);
    }
    if (metrics->wholeBatches == 0 || metrics->wholeBatches == metrics->partitions) {
        return text(metrics->recordPath);
    }
    return ValueText::tr("Whole batches in %1 of %2 partitions").arg(metrics->wholeBatches).arg(metrics->partitions);
}

}  // namespace tributary::ui
