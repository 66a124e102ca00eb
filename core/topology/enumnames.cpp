#include "core/topology/enumnames.h"

#include <array>

namespace tributary {

namespace {

constexpr std::array kClusterKind{EnumName<ClusterKind>{ClusterKind::Kafka, "kafka"},
                                  EnumName<ClusterKind>{ClusterKind::Sandbox, "sandbox"}};

constexpr std::array kTier{EnumName<Tier>{Tier::None, "none"}, EnumName<Tier>{Tier::Regional, "regional"},
                           EnumName<Tier>{Tier::Aggregate, "aggregate"}, EnumName<Tier>{Tier::Dr, "dr"}};

constexpr std::array kSecurityProtocol{EnumName<SecurityProtocol>{SecurityProtocol::Plaintext, "PLAINTEXT"},
                                       EnumName<SecurityProtocol>{SecurityProtocol::Ssl, "SSL"},
                                       EnumName<SecurityProtocol>{SecurityProtocol::SaslPlaintext, "SASL_PLAINTEXT"},
                                       EnumName<SecurityProtocol>{SecurityProtocol::SaslSsl, "SASL_SSL"}};

constexpr std::array kNamingPolicy{EnumName<NamingPolicy>{NamingPolicy::Identity, "identity"},
                                   EnumName<NamingPolicy>{NamingPolicy::Prefix, "prefix"},
                                   EnumName<NamingPolicy>{NamingPolicy::Template, "template"}};

constexpr std::array kPartitioning{EnumName<Partitioning>{Partitioning::Preserve, "preserve"},
                                   EnumName<Partitioning>{Partitioning::Modulo, "modulo"},
                                   EnumName<Partitioning>{Partitioning::KeyHash, "keyHash"}};

constexpr std::array kStartPosition{EnumName<StartPosition>{StartPosition::Earliest, "earliest"},
                                    EnumName<StartPosition>{StartPosition::Latest, "latest"},
                                    EnumName<StartPosition>{StartPosition::Timestamp, "timestamp"},
                                    EnumName<StartPosition>{StartPosition::Committed, "committed"}};

constexpr std::array kSendFailurePolicy{EnumName<SendFailurePolicy>{SendFailurePolicy::Abort, "abort"},
                                        EnumName<SendFailurePolicy>{SendFailurePolicy::Skip, "skip"}};

constexpr std::array kCompression{
    EnumName<Compression>{Compression::Source, "source"}, EnumName<Compression>{Compression::None, "none"},
    EnumName<Compression>{Compression::Gzip, "gzip"},     EnumName<Compression>{Compression::Snappy, "snappy"},
    EnumName<Compression>{Compression::Lz4, "lz4"},       EnumName<Compression>{Compression::Zstd, "zstd"}};

constexpr std::array kDataPath{EnumName<DataPath>{DataPath::Auto, "auto"}, EnumName<DataPath>{DataPath::Batch, "batch"},
                               EnumName<DataPath>{DataPath::Record, "record"}};

constexpr std::array kSecretRefFrom{EnumName<SecretRef::From>{SecretRef::From::Keychain, "keychain"},
                                    EnumName<SecretRef::From>{SecretRef::From::Env, "env"},
                                    EnumName<SecretRef::From>{SecretRef::From::File, "file"}};

}  // namespace

template <>
std::span<const EnumName<ClusterKind>> enumNames() {
    return kClusterKind;
}

template <>
std::span<const EnumName<Tier>> enumNames() {
    return kTier;
}

template <>
std::span<const EnumName<SecurityProtocol>> enumNames() {
    return kSecurityProtocol;
}

template <>
std::span<const EnumName<NamingPolicy>> enumNames() {
    return kNamingPolicy;
}

template <>
std::span<const EnumName<Partitioning>> enumNames() {
    return kPartitioning;
}

template <>
std::span<const EnumName<StartPosition>> enumNames() {
    return kStartPosition;
}

template <>
std::span<const EnumName<SendFailurePolicy>> enumNames() {
    return kSendFailurePolicy;
}

template <>
std::span<const EnumName<Compression>> enumNames() {
    return kCompression;
}

template <>
std::span<const EnumName<DataPath>> enumNames() {
    return kDataPath;
}

template <>
std::span<const EnumName<SecretRef::From>> enumNames() {
    return kSecretRefFrom;
}

}  // namespace tributary
