#include "app/central/words.h"

#include <iostream>
#include <map>

namespace ruhu::central {

std::string wordsFor(const sync::Error& error) {
    static const std::map<std::string, std::string> kWords = {
        {"not_found", "这个文件夹里没有中心库。请检查 --data，或先运行 ruhu-central init"},
        {"exists", "这个文件夹里已有中心库，未作任何改动。请换一个文件夹"},
        {"read_only", "没有写入权限。请检查文件夹的权限，或换一个文件夹"},
        {"disk_full", "磁盘空间不足，未作任何改动。请清理磁盘后再试"},
        {"too_new", "数据由更新版本的程序建立。请使用新版程序打开"},
        {"corrupt", "数据文件损坏。请停止使用，保留原文件，用最近的备份恢复"},
        {"busy", "数据正被另一个程序写入。请稍后再试"},
        {"bad_address", "监听地址不对。请写成 IP地址:端口，例如 0.0.0.0:8443"},
        {"address_in_use", "这个端口已被占用。请停止正在运行的服务，或换一个端口"},
        {"not_loopback", "--plain（不加密）只能用于本机地址，例如 127.0.0.1:8443"},
        {"bad_certificate", "证书或密钥文件损坏、不配套。请从备份恢复 tls-key.pem 和 tls-certificate.pem"},
    };
    const auto known = kWords.find(error.code);
    return known != kWords.end() ? known->second : "未能完成（" + error.code + "）";
}

int refuse(const sync::Error& error) {
    return refuse(wordsFor(error));
}

int refuse(const std::string& words) {
    std::cerr << words << "\n";
    return 1;
}

} // namespace ruhu::central
