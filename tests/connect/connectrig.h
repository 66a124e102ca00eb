#pragma once

#include "core/connect/enginerouter.h"
#include "tests/support/connectworker.h"
#include "tests/support/kafkafixture.h"
#include "tests/support/mirror/mirrorrig.h"

#include <memory>
#include <string>

#include <QTemporaryDir>

namespace tributary {

/// One worker of Kafka Connect that keeps its state on the cluster "dr", and documents with a link from "eu" to "agg"
/// that runs on it: so that records which went to the worker's own brokers would be missed.
struct ConnectRig {
    QTemporaryDir directory;
    QTemporaryDir state;
    const std::string eu = fixtureBootstrap("eu");
    const std::string agg = fixtureBootstrap("agg");
    const std::unique_ptr<ConnectWorker> worker;

    explicit ConnectRig(ConnectWorkerOptions options = {})
        : worker(std::make_unique<ConnectWorker>(filled(std::move(options)))) {
        worker->start();
    }

    [[nodiscard]] TopologySpec document(const std::string& topicPattern) const {
        TopologySpec spec = twoClusters(eu, agg, topicPattern);
        ConnectSpec connect;
        connect.id = ConnectId{"connect"};
        connect.urls = {worker->url()};
        spec.connect = {connect};
        spec.links[0].runOn = "connect";
        spec.links[0].replicationFactor = 1;
        return spec;
    }

    [[nodiscard]] ConnectAccess access() const {
        ConnectSpec connect;
        connect.id = ConnectId{"connect"};
        connect.urls = {worker->url()};
        return {connect, {}};
    }

    [[nodiscard]] LocalEngineOptions options() const {
        LocalEngineOptions out;
        out.stateDirectory = state.path().toStdString();
        return out;
    }

private:
    [[nodiscard]] ConnectWorkerOptions filled(ConnectWorkerOptions options) const {
        options.directory = directory.path().toStdString();
        options.bootstrap = fixtureBootstrap("dr");
        options.group = uniqueName("connect");
        return options;
    }
};

}  // namespace tributary
