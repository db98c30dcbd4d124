import { type CSSVariablesResolver, createTheme, type MantineColorsTuple, rem } from '@mantine/core';

const pine: MantineColorsTuple = [
  '#EDF6F3',
  '#D5E9E2',
  '#AAD3C5',
  '#7CBCA7',
  '#54A68C',
  '#33917A',
  '#1A7C66',
  '#0F6755',
  '#0B5145',
  '#073A32',
];
const rowan: MantineColorsTuple = [
  '#FFF1EC',
  '#FFDDD2',
  '#FBB9A5',
  '#F59377',
  '#EF7350',
  '#E65A35',
  '#D0431D',
  '#B83A18',
  '#933015',
  '#6F2413',
];
const gray: MantineColorsTuple = [
  '#F4F7F5',
  '#ECF1EE',
  '#DFE7E3',
  '#CCD7D2',
  '#A9B7B1',
  '#85958E',
  '#5F706A',
  '#465650',
  '#2B3834',
  '#14201C',
];
const dark: MantineColorsTuple = [
  '#DCE5E1',
  '#B4C2BC',
  '#93A49D',
  '#5F716B',
  '#3A4A45',
  '#2B3834',
  '#1E2926',
  '#151D1B',
  '#0F1614',
  '#0A100E',
];

/** Below this width: sheets from below instead of dialogs, cards instead of tables, hit areas of 48 px. */
export const PHONE = '(max-width: 47.99em)';

export const theme = createTheme({
  colors: { pine, rowan, red: rowan, gray, dark },
  primaryColor: 'pine',
  primaryShade: { light: 7, dark: 6 },
  autoContrast: true,
  luminanceThreshold: 0.32,
  black: '#14201C',
  fontFamily: "'Golos Text Variable', system-ui, sans-serif",
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, monospace',
  fontSizes: { xs: rem(12.5), sm: rem(14), md: rem(15.5), lg: rem(18), xl: rem(21) },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.55', lg: '1.5', xl: '1.4' },
  headings: {
    fontWeight: '650',
    textWrap: 'balance',
    sizes: {
      h1: { fontSize: rem(32), lineHeight: '1.14' },
      h2: { fontSize: rem(24), lineHeight: '1.2' },
      h3: { fontSize: rem(19), lineHeight: '1.28' },
      h4: { fontSize: rem(16.5), lineHeight: '1.32' },
    },
  },
  spacing: { xs: rem(8), sm: rem(12), md: rem(16), lg: rem(24), xl: rem(36) },
  radius: { xs: rem(4), sm: rem(8), md: rem(12), lg: rem(18), xl: rem(28) },
  defaultRadius: 'md',
  shadows: {
    sm: '0 1px 2px rgba(7,58,50,.05), 0 4px 14px -6px rgba(7,58,50,.10)',
    md: '0 2px 4px rgba(7,58,50,.05), 0 16px 36px -14px rgba(7,58,50,.20)',
  },
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
  components: {
    Paper: { defaultProps: { radius: 'lg' } },
    // A label cuts off what stands out of it, and at some widths that was the edge of its last letter.
    Button: { defaultProps: { radius: 'xl' }, styles: { label: { fontWeight: 600, paddingInline: 2, marginInline: -2 } } },
    Avatar: { defaultProps: { allowedInitialsColors: ['pine', 'rowan', 'gray', 'indigo', 'grape'] } },
    Badge: { defaultProps: { radius: 'sm', tt: 'none', fw: 600 } },
    Checkbox: { defaultProps: { radius: 5 } },
    InputWrapper: { styles: { label: { marginBottom: rem(6), fontWeight: 600 } } },
    // An empty focusable placeholder is an axe fault (aria-required-children).
    Menu: { defaultProps: { withInitialFocusPlaceholder: false, shadow: 'md', radius: 'md' } },
    Popover: { defaultProps: { shadow: 'md' } },
    Tooltip: { defaultProps: { openDelay: 250 } },
  },
});

/** The only place that wins over Mantine's own variables: app.css has their specificity and loses to the injected <style>. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#FFFFFF',
    '--mantine-color-dimmed': '#5F706A',
    '--mantine-color-default-border': '#C3CFCA',
    '--mantine-color-error': '#B83A18',
    '--mantine-color-placeholder': '#6B7B75',
  },
  dark: {
    '--mantine-color-body': '#151D1B',
    '--mantine-color-dimmed': '#93A49D',
    '--mantine-color-default-border': '#3A4A45',
    '--mantine-color-error': '#F59377',
    '--mantine-color-placeholder': '#7F918A',
    '--mantine-color-pine-light': '#17352E',
    '--mantine-color-pine-light-hover': '#1D4138',
    '--mantine-color-pine-light-color': '#AAD3C5',
    '--mantine-color-rowan-light': '#3A221B',
    '--mantine-color-rowan-light-hover': '#482A20',
    '--mantine-color-rowan-light-color': '#FBB9A5',
    '--mantine-color-gray-light': '#222D2A',
    '--mantine-color-gray-light-hover': '#2B3834',
    '--mantine-color-gray-light-color': '#CCD7D2',
    '--mantine-color-rowan-text': '#F59377',
    '--mantine-color-red-text': '#F59377',
    '--mantine-color-anchor': '#7CBCA7',
  },
});
