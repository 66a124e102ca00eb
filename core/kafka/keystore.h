#pragma once

#include "core/base/error.h"

#include <string>
#include <string_view>

namespace tributary::kafka {

/// What a PKCS#12 store holds, in PEM; the key in clear.
struct KeyStore {
    std::string key;           ///< empty: none
    std::string certificates;  ///< the key's own first, then its chain
};

/// Reads a store of a client certificate and its key, or of trusted certificates (`setting` is
/// "ssl.certificate.location" or "ssl.ca.location", for the error). TlsFile with the path and what is wrong, where no
/// key or no certificate is inside too; TlsKeyPassword where the password does not open it. Any thread.
[[nodiscard]] Result<KeyStore> readKeyStore(std::string_view setting, const std::string& file,
                                            const std::string& password);

}  // namespace tributary::kafka
