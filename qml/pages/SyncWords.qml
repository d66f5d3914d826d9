import QtQuick

// Error codes of a sync or an enrolment as a person reads them: what happened, and what can be done.
QtObject {
    // What happened, one sentence.
    function why(code: string): string {
        switch (code) {
        case "unreachable":
            return qsTr("连不上乡镇的网络。");
        case "timeout":
        case "cut_off":
            return qsTr("信号太弱，传到一半断了。");
        case "wrong_certificate":
            return qsTr("对面不是这台平板登记过的乡镇电脑，没有交给它。");
        case "not_central":
            return qsTr("这个地址上不是乡镇的入户服务。");
        case "revoked":
            return qsTr("乡镇已停用这台平板。");
        case "unknown_device":
            return qsTr("乡镇那边没有这台平板的登记。");
        case "disk_full":
            return qsTr("平板存满了。");
        case "version":
        case "too_new":
            return qsTr("乡镇的程序更新了，这台平板的还旧。");
        case "busy":
            return qsTr("乡镇那边正忙。");
        case "malformed":
        case "broken_chain":
        case "internal":
        case "too_large":
        case "stalled":
            return qsTr("乡镇那边答得不对。");
        case "cancelled":
            return qsTr("您让它停下了。");
        case "bad_address":
            return qsTr("地址写得不对。");
        case "bad_code":
            return qsTr("登记码是12个字母和数字。");
        case "code_unknown":
            return qsTr("没有这个登记码。");
        case "code_used":
            return qsTr("这个登记码用过了。");
        case "code_expired":
            return qsTr("这个登记码过期了。");
        default:
            return qsTr("没办成（代号 %1）。").arg(code);
        }
    }

    // Something between here and the township, not in either.
    function isNetwork(code: string): bool {
        return code === "unreachable" || code === "timeout" || code === "cut_off" || code === "busy" || code === "cancelled";
    }

    // For the list of attempts.
    function brief(code: string): string {
        switch (code) {
        case "unreachable":
            return qsTr("没连上乡镇");
        case "timeout":
        case "cut_off":
            return qsTr("传到一半断了");
        case "disk_full":
            return qsTr("平板存满了");
        case "revoked":
        case "unknown_device":
            return qsTr("平板已停用");
        case "cancelled":
            return qsTr("停下了");
        case "busy":
            return qsTr("乡镇正忙");
        case "wrong_certificate":
        case "not_central":
            return qsTr("不是登记过的电脑");
        case "version":
        case "too_new":
            return qsTr("程序要更新");
        case "malformed":
        case "broken_chain":
        case "internal":
        case "too_large":
        case "stalled":
            return qsTr("乡镇答得不对");
        default:
            return qsTr("没送成（%1）").arg(code);
        }
    }

    // Why the township has put a save aside, and what follows from it.
    function whyAside(code: string): string {
        switch (code) {
        case "unknown_type":
        case "version":
            return qsTr("乡镇的程序旧，更新后自动并入");
        case "unknown_stream":
            return qsTr("乡镇还没有这个村的名册");
        case "wrong_stream":
            return qsTr("记的是别的村的户");
        case "not_allowed":
            return qsTr("这一项只能由乡镇填");
        case "oversize":
            return qsTr("内容太长");
        default:
            return qsTr("要请办事员看（代号 %1）").arg(code);
        }
    }

    // What can be done, in the order to try it: {icon, text, and route if a page helps}.
    function ways(code: string): var {
        const office = {
            icon: "office",
            text: qsTr("把这一页给乡镇办事员看，点“给办事员看的说明”")
        };
        switch (code) {
        case "unreachable":
        case "timeout":
        case "cut_off":
            return [{
                    icon: "wifi",
                    text: qsTr("到乡镇办公室，连上那里的无线网，再点“再试一次”")
                }, {
                    icon: "usb",
                    text: qsTr("插上U盘带去，办公室电脑一插就收"),
                    route: "stick"
                }, {
                    icon: "tablet",
                    text: qsTr("交给去乡镇的同事，用他的平板捎过去"),
                    route: "colleague"
                }];
        case "busy":
        case "cancelled":
            return [{
                    icon: "clock",
                    text: qsTr("过一会儿再点“再试一次”")
                }, {
                    icon: "tablet",
                    text: qsTr("不急：接着入户，东西都在本机")
                }];
        case "disk_full":
            return [{
                    icon: "erase",
                    text: qsTr("删掉平板上用不着的照片、视频，再点“再试一次”")
                }, office];
        case "revoked":
        case "unknown_device":
            return [{
                    icon: "office",
                    text: qsTr("请办事员给一个新的登记码，点这里重新登记；填的都还在"),
                    route: "enrol"
                }];
        case "wrong_certificate":
            return [{
                    icon: "wifi",
                    text: qsTr("看看连的是不是乡镇办公室的无线网")
                }, {
                    icon: "office",
                    text: qsTr("乡镇换了电脑的，请办事员给一个新的登记码，点这里重新登记；填的都还在"),
                    route: "enrol"
                }];
        case "version":
        case "too_new":
            return [{
                    icon: "download",
                    text: qsTr("请办事员给这台平板更新程序，再来同步")
                }];
        default:
            return [{
                    icon: "sync",
                    text: qsTr("再点一次“再试一次”")
                }, office];
        }
    }

    // About how long, from milliseconds.
    function duration(ms: real): string {
        const minutes = Math.round(Math.abs(ms) / 60000);
        if (minutes < 120)
            return qsTr("%1分钟").arg(minutes);
        const hours = Math.round(minutes / 60);
        return hours < 48 ? qsTr("%1小时").arg(hours) : qsTr("%1天").arg(Math.round(hours / 24));
    }
}
