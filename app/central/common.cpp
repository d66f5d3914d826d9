#include "app/central/commands.h"

namespace ruhu::central {

void addCommon(CLI::App& command, CentralOptions& options) {
    command.group("命令");
    command.get_help_ptr()->group("选项");
    command.add_option("--data", options.data, "中心库所在的文件夹")->required()->type_name("文件夹");
    command.add_flag("--quiet", options.quiet, "只输出程序需要的内容");
}

} // namespace ruhu::central
