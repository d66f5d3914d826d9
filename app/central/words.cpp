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
        {"in_use", "这个文件夹正在使用：请先停止服务和其他命令，再试一次"},
        {"busy", "数据正被另一个程序写入。请稍后再试"},
        {"bad_address", "监听地址不对。请写成 IP地址:端口，例如 0.0.0.0:8443"},
        {"address_in_use", "这个端口已被占用。请停止正在运行的服务，或换一个端口"},
        {"not_loopback", "--plain（不加密）只能用于本机地址，例如 127.0.0.1:8443"},
        {"bad_certificate", "证书或密钥文件损坏、不配套。请从备份恢复 tls-key.pem 和 tls-certificate.pem"},
        {"no_folder", "备份文件夹不在。请检查备份用的硬盘"},
        {"not_verified", "备份核对未通过，没有生成。请运行 ruhu-central verify 查看"},
        {"io", "读写磁盘出错。请检查磁盘"},
        {"no_file", "找不到这个文件。请检查文件名和U盘"},
        {"not_a_bundle", "这不是平板的数据包"},
        {"not_for_us", "打不开：数据包已损坏，或是给别的中心库的。请在平板上重新生成"},
        {"unknown_maker", "数据包来自一台没有登记的平板，未收。数据包请保留"},
        {"maker_revoked", "数据包来自已停用的平板，未收。数据包请保留"},
        {"bad_signature", "数据包的签名不对，未收。数据包请保留"},
        {"malformed", "数据包的内容不合规范，未收。数据包请保留"},
        {"too_large", "数据包太大，未收"},
        {"version", "数据包由更新版本的程序生成。请先升级中心库"},
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
