#include "core/kafka/headers.h"

#include "core/kafka/internal.h"

namespace tributary::kafka {

RawHeaders* makeHeaders(std::span<const HeaderView> headers) {
    rd_kafka_headers_t* made = rd_kafka_headers_new(headers.size());
    for (const HeaderView& header : headers) {
        rd_kafka_header_add(made, header.name.data(), static_cast<ssize_t>(header.name.size()), header.value,
                            static_cast<ssize_t>(header.size));
    }
    return made;
}

void readHeaders(RawMessage& message, std::vector<HeaderView>& out) {
    out.clear();
    rd_kafka_headers_t* headers = nullptr;
    if (rd_kafka_message_headers(&message, &headers) != RD_KAFKA_RESP_ERR_NO_ERROR) {
        return;
    }
    const char* name = nullptr;
    HeaderView header;
    for (std::size_t i = 0;
         rd_kafka_header_get_all(headers, i, &name, &header.value, &header.size) == RD_KAFKA_RESP_ERR_NO_ERROR; ++i) {
        header.name = name;
        out.push_back(header);
    }
}

}  // namespace tributary::kafka
