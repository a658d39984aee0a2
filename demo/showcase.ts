import type { Act } from './acts';
import {
  accept,
  cancel,
  grantExtension,
  handOver,
  instruct,
  remind,
  reopen,
  report,
  requestExtension,
  sendBack,
  sign,
  submit,
  suspend,
} from './acts';

/** An item of the demonstration: how many days from today it is due, and what people do on it. */
export type Shown = {
  readonly task: string;
  readonly content: string;
  readonly category: string;
  readonly standards: readonly string[];
  readonly dueInDays: number;
  readonly acts: readonly Act[];
  readonly milestones?: readonly { readonly name: string; readonly inDays: number }[];
};

/** Every state and every light side by side, and everything that may happen to a deadline. */
export const showcase: readonly Shown[] = [
  {
    ...{ task: '编制园区服务清单', content: '梳理服务事项，统一发布', category: '园区', dueInDays: 60, acts: [] },
    standards: ['清单经领导小组办公室审定', '在园区大厅和网站公布'],
  },
  {
    ...{ task: '建设企业服务窗口', content: '一窗受理、限时办结', category: '园区', dueInDays: 45 },
    standards: ['窗口挂牌运行', '限时办结率不低于95%'],
    milestones: [
      { name: '完成选址', inDays: 10 },
      { name: '人员到岗', inDays: 30 },
    ],
    acts: [
      sign('owner'),
      report('owner', 40, '完成选址，设备到位', '试运行首周受理42件', 'm1'),
      report('partner', 45, '协调两家单位进驻', '进驻事项增加11项'),
      requestExtension('owner', 60, '消防验收排期推后，窗口推迟挂牌'),
    ],
  },
  {
    ...{ task: '走访重点企业', content: '走访并建立问题台账', category: '企业', dueInDays: 5 },
    standards: ['走访企业不少于60家', '问题办结率不低于90%'],
    acts: [sign('owner'), report('owner', 70, '已走访43家', '办结问题31个')],
  },
  {
    ...{ task: '开展政策宣讲', content: '进园区、进企业宣讲', category: '企业', dueInDays: 2 },
    standards: ['宣讲不少于4场'],
    acts: [handOver('head', '原责任人外出学习一个月，由主要负责人直接负责')],
  },
  {
    ...{ task: '整治园区停车秩序', content: '新增车位，疏堵结合', category: '园区', dueInDays: -3 },
    standards: ['新增车位不少于200个'],
    acts: [
      report('head', 55, '新增车位120个', '高峰拥堵时长下降三成'),
      remind('请本周内报送剩余车位的落实办法'),
      instruct('停车难是企业反映最多的问题，月底前务必见效。'),
    ],
  },
  {
    ...{ task: '建成人才服务驿站', content: '集中提供人才服务', category: '园区', dueInDays: 20 },
    standards: ['驿站面积不少于300平方米', '开放服务事项不少于20项'],
    acts: [sign('owner'), report('owner', 100, '驿站建成开放', '首月服务人才180人次'), submit('owner')],
  },
  {
    ...{ task: '补建园区无障碍设施', content: '主要出入口全部改造', category: '园区', dueInDays: -1 },
    standards: ['主要出入口改造率100%'],
    acts: [report('owner', 100, '改造完成', '投诉由每月9件降为0件'), submit('head')],
  },
  {
    ...{ task: '上线企业诉求平台', content: '线上受理、分派、回访', category: '企业', dueInDays: 30 },
    standards: ['平台上线', '诉求回访率100%'],
    acts: [report('owner', 100, '平台上线运行', '受理诉求316件，办结率97%'), submit('owner'), accept(93)],
  },
  {
    ...{ task: '编印惠企政策汇编', content: '汇编现行有效政策', category: '企业', dueInDays: 25 },
    standards: ['收录政策不少于50项', '发放到全部规上企业'],
    acts: [
      submit('owner'),
      sendBack('发放名单只有七成企业，请补齐后再报'),
      report('owner', 80, '补发130家', '覆盖率升至91%'),
      requestExtension('owner', 40, '新出台的三项政策需一并收录'),
      grantExtension(),
    ],
  },
  {
    ...{ task: '改造园区供热管网', content: '随道路工程同步实施', category: '园区', dueInDays: 40 },
    standards: ['管网改造不少于3公里'],
    acts: [sign('owner'), suspend('道路工程推迟到明年开春，管网暂不具备开挖条件')],
  },
  {
    ...{ task: '举办园区秋季招聘会', content: '与校地合作合并举办', category: '校区', dueInDays: 35 },
    standards: ['提供岗位不少于1000个'],
    acts: [cancel('与“校地合作项目对接”重复，并入该项')],
  },
  {
    ...{ task: '规范园区货车通行', content: '划定路线和时段，设置标识', category: '园区', dueInDays: 28 },
    standards: ['标识设置率100%', '货车占道投诉每月不超过5件'],
    acts: [
      report('owner', 100, '路线、时段和标识全部到位', '占道投诉由每月26件降为4件'),
      submit('owner'),
      accept(88),
      reopen('回头看发现部分路段标识缺失，投诉回升', 50),
    ],
  },
];
