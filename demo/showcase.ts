import type { Act } from './acts';
import {
  accept,
  askToExtend,
  cancel,
  extend,
  instruct,
  reopen,
  report,
  sendBack,
  sign,
  submit,
  suspend,
  urge,
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

/** Every state and every light, side by side. */
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
    ],
  },
  {
    ...{ task: '走访重点企业', content: '走访并建立问题台账', category: '企业', dueInDays: 5 },
    standards: ['走访企业不少于60家', '问题办结率不低于90%'],
    acts: [sign('owner'), report('owner', 70, '已走访43家', '办结问题31个')],
  },
  {
    ...{ task: '开展政策宣讲', content: '进园区、进企业宣讲', category: '企业', dueInDays: 2, acts: [] },
    standards: ['宣讲不少于4场'],
  },
  {
    ...{ task: '整治园区停车秩序', content: '新增车位，疏堵结合', category: '园区', dueInDays: -3 },
    standards: ['新增车位不少于200个'],
    acts: [report('head', 55, '新增车位120个', '高峰拥堵时长下降三成')],
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
    ...{ task: '改建园区公共食堂', content: '引入第三方经营，明厨亮灶', category: '园区', dueInDays: 15 },
    standards: ['食堂开业', '职工满意度不低于85%'],
    acts: [sign('owner'), report('owner', 35, '完成招标', '报价低于预算一成'), extend(50, '设备到货推迟')],
  },
  {
    ...{ task: '建立园区安全生产台账', content: '一企一档，动态更新', category: '园区', dueInDays: 12 },
    standards: ['建档率100%', '隐患整改率100%'],
    acts: [
      report('owner', 50, '已建档58户', '查出隐患23处'),
      instruct('安全无小事，隐患整改要逐项销号，每周报我。'),
      urge('secretariat', '请本周内报送整改清单'),
      askToExtend(30, '三家企业停产检修，暂不能入户'),
    ],
  },
  {
    ...{ task: '开通园区通勤班车', content: '衔接地铁，早晚高峰运行', category: '园区', dueInDays: 28 },
    standards: ['班车开通', '日均载客不少于300人次'],
    acts: [
      report('owner', 100, '两条线路开通', '首周日均载客340人次'),
      submit('owner'),
      accept(88),
      reopen(60, '回头看发现晚高峰班次减半，载客不足'),
    ],
  },
];
