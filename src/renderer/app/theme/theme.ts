import {
  createTheme,
  defaultVariantColorsResolver,
  rem,
  type CSSVariablesResolver,
  type VariantColorsResolver,
} from '@mantine/core';
import classes from './mantine.module.css';
import { schemeVariables } from './tokens';

export const fontFamily =
  '"Segoe UI Variable Text", "Segoe UI", -apple-system, BlinkMacSystemFont, Inter, "PingFang SC", "Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif';

const overlay = {
  transitionProps: { duration: 120, transition: 'fade' as const, timingFunction: 'cubic-bezier(.2, 0, 0, 1)' },
};
const input = { size: 'sm', classNames: { wrapper: classes.inputWrapper, input: classes.input } };
const labelled = {
  ...input,
  classNames: { ...input.classNames, label: classes.label, description: classes.description, error: classes.error },
};
const dropdown = { ...overlay, classNames: { dropdown: classes.dropdown } };
const combobox = {
  ...labelled,
  classNames: { ...labelled.classNames, dropdown: classes.dropdown, option: classes.option },
  comboboxProps: { ...overlay, shadow: undefined, offset: 4 },
  // The list itself scrolls: a viewport between list and options is a place no key reaches.
  withScrollArea: false,
  styles: { options: { maxHeight: rem(224), overflowY: 'auto' as const } },
};

/** The three looks of a button or icon button in the tokens; any other variant stays Mantine's. */
const resolveVariant: VariantColorsResolver = (input) => {
  // Mantine fills in its primary colour where a part names none.
  const isPlain = input.color === undefined || input.color === input.theme.primaryColor;
  const border = `${rem(1)} solid transparent`;
  if (input.variant === 'filled' && isPlain) {
    return {
      background: 'var(--hearth-accent)',
      hover: 'var(--hearth-accent-hover)',
      color: 'var(--hearth-on-accent)',
      border,
    };
  }
  if (input.variant === 'subtle' && isPlain) {
    return {
      background: 'transparent',
      hover: 'var(--hearth-hover)',
      color: 'var(--hearth-text2)',
      hoverColor: 'var(--hearth-text)',
      border,
    };
  }
  return defaultVariantColorsResolver(input);
};

/** Mantine in the colours and measures of pictures/tokens.md; the tokens themselves come through {@link resolveVariables}. */
export const theme = createTheme({
  black: '#24211D',
  white: '#FFFFFF',
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 5 },
  autoContrast: true,
  variantColorResolver: resolveVariant,
  defaultRadius: 'md',
  fontFamily,
  respectReducedMotion: true,
  cursorType: 'pointer',
  radius: { xs: rem(4), sm: rem(4), md: rem(6), lg: rem(8), xl: rem(10) },
  spacing: { xs: rem(4), sm: rem(8), md: rem(12), lg: rem(16), xl: rem(24) },
  fontSizes: { xs: rem(12), sm: rem(13), md: rem(14), lg: rem(16), xl: rem(20) },
  lineHeights: { xs: rem(16), sm: rem(20), md: rem(20), lg: rem(24), xl: rem(28) },
  colors: {
    accent: [
      '#EFF7F9',
      '#E3F0F3',
      '#C6E0E7',
      '#A9CFD9',
      '#7CC4D8',
      '#6DBBD0',
      '#2A86A0',
      '#0F6078',
      '#0B4E63',
      '#083A4A',
    ],
    gray: [
      '#F6F3EE',
      '#EFEBE4',
      '#ECE8E1',
      '#E5E0D8',
      '#DED9D0',
      '#746E63',
      '#6F695F',
      '#575249',
      '#3B3731',
      '#24211D',
    ],
    dark: [
      '#ECE8E1',
      '#B9B3A8',
      '#A39C90',
      '#979085',
      '#36332F',
      '#2B2926',
      '#24221F',
      '#1B1A18',
      '#171614',
      '#141312',
    ],
  },
  components: {
    Button: { defaultProps: { size: 'sm', classNames: { root: classes.button, section: classes.buttonSection } } },
    ActionIcon: { defaultProps: { size: 32, variant: 'subtle' } },
    Input: { defaultProps: input },
    TextInput: { defaultProps: labelled },
    Textarea: { defaultProps: labelled },
    NumberInput: { defaultProps: { ...labelled, hideControls: true } },
    PasswordInput: {
      defaultProps: {
        ...labelled,
        classNames: { ...labelled.classNames, innerInput: classes.innerInput, visibilityToggle: classes.toggle },
      },
    },
    // What was typed finds; Enter takes the first of it.
    Select: { defaultProps: { ...combobox, selectFirstOptionOnChange: true } },
    MultiSelect: { defaultProps: { ...combobox, selectFirstOptionOnChange: true } },
    Autocomplete: { defaultProps: combobox },
    TagsInput: { defaultProps: combobox },
    DatePickerInput: { defaultProps: { ...labelled, popoverProps: dropdown } },
    Menu: {
      defaultProps: {
        ...dropdown,
        classNames: { dropdown: classes.dropdown, item: classes.menuItem, label: classes.menuLabel },
      },
    },
    Popover: { defaultProps: dropdown },
    Tooltip: { defaultProps: { ...overlay, openDelay: 400, classNames: { tooltip: classes.tooltip } } },
    Checkbox: {
      defaultProps: {
        size: 'sm',
        radius: 'xs',
        classNames: { root: classes.tick, input: classes.tickInput, label: classes.tickLabel },
      },
    },
    Radio: {
      defaultProps: {
        size: 'sm',
        classNames: {
          root: classes.radio,
          radio: classes.tickInput,
          label: classes.tickLabel,
          icon: classes.radioIcon,
        },
      },
    },
    Switch: {
      defaultProps: {
        size: 'sm',
        withThumbIndicator: false,
        classNames: { root: classes.switch, track: classes.switchTrack, label: classes.switchLabel },
      },
    },
    Chip: {
      defaultProps: {
        size: 'sm',
        radius: 'md',
        variant: 'outline',
        classNames: { label: classes.chip, iconWrapper: classes.chipIcon },
      },
    },
    SegmentedControl: {
      defaultProps: {
        size: 'sm',
        transitionDuration: 0,
        classNames: { root: classes.segments, label: classes.segment, indicator: classes.segmentChosen },
      },
    },
    Anchor: { defaultProps: { underline: 'never' } },
  },
});

/** Sets the `--hearth-…` tokens and points Mantine's own variables at them, for both schemes. */
export const resolveVariables: CSSVariablesResolver = () => {
  const shared = {
    '--mantine-color-default': 'var(--hearth-surface)',
    '--mantine-color-default-hover': 'var(--hearth-hover)',
    '--mantine-color-default-border': 'var(--hearth-border)',
    '--mantine-color-default-color': 'var(--hearth-text)',
    '--mantine-color-accent-filled': 'var(--hearth-accent)',
    '--mantine-color-accent-filled-hover': 'var(--hearth-accent-hover)',
    '--mantine-primary-color-filled': 'var(--hearth-accent)',
    '--mantine-primary-color-filled-hover': 'var(--hearth-accent-hover)',
    '--mantine-primary-color-contrast': 'var(--hearth-on-accent)',
    '--mantine-color-body': 'var(--hearth-surface)',
    '--mantine-color-text': 'var(--hearth-text)',
    '--mantine-color-dimmed': 'var(--hearth-text2)',
    '--mantine-color-placeholder': 'var(--hearth-text3)',
    '--mantine-color-anchor': 'var(--hearth-accent-text)',
    '--mantine-color-error': 'var(--hearth-bad)',
    '--mantine-color-success': 'var(--hearth-good)',
  };
  return {
    variables: {},
    light: { ...schemeVariables('light'), ...shared },
    dark: { ...schemeVariables('dark'), ...shared },
  };
};
