#include "core/keychain/keychain.h"

namespace tributary {

namespace {

std::string withDetail(std::string reason, const std::string& detail) {
    if (!detail.empty()) {
        reason.append(" (").append(detail).append(")");
    }
    return reason;
}

}  // namespace

std::string reasonText(const KeychainError& error) {
    switch (error.kind) {
        case KeychainError::Kind::NoService:
            return "this machine has no keychain service; use {\"from\": \"env\"} or {\"from\": \"file\"}";
        case KeychainError::Kind::NoEntry:
            return "the keychain has no such entry of the service \"tributary\", or it stays locked";
        case KeychainError::Kind::Locked:
            return "the keychain is locked; unlock it and try again";
        case KeychainError::Kind::Refused:
            return "access to it was refused";
        case KeychainError::Kind::TimedOut:
            return "the keychain does not answer; it may be waiting to be unlocked";
        case KeychainError::Kind::Failed:
            break;
    }
    return withDetail("the keychain service failed", error.detail);
}

}  // namespace tributary
