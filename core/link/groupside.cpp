#include "core/link/groupside.h"

#include "core/wire/groupclient.h"

#include <chrono>
#include <utility>

namespace tributary {

namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds kGroupRequests = 5s;

class WireGroups final : public GroupSide {
public:
    explicit WireGroups(std::unique_ptr<wire::GroupClient> client) : m_client(std::move(client)) {}

    Result<std::vector<wire::ListedGroup>> list() override { return m_client->list(kGroupRequests); }
    std::map<std::string, Result<Positions>> positions(const std::vector<std::string>& groups) override {
        return m_client->positions(groups, kGroupRequests);
    }
    std::map<std::string, Result<std::vector<std::int16_t>>> commit(
        const std::map<std::string, Positions>& positions) override {
        return m_client->commit(positions, kGroupRequests);
    }

private:
    const std::unique_ptr<wire::GroupClient> m_client;
};

}  // namespace

Result<std::unique_ptr<GroupSide>> groupSide(const kafka::ClientSettings& settings) {
    Result<wire::ConnectionSettings> connection = wire::connectionSettings(settings);
    if (!connection) {
        return std::unexpected(std::move(connection.error()));
    }
    Result<std::unique_ptr<wire::GroupClient>> client = wire::GroupClient::create(std::move(*connection));
    if (!client) {
        return std::unexpected(std::move(client.error()));
    }
    return std::make_unique<WireGroups>(std::move(*client));
}

}  // namespace tributary
